"""Systems and text as both sides write them."""
from osgeo import osr

WGS84 = osr.SpatialReference()
WGS84.ImportFromEPSG(4326)
WGS84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)


def mover(reference):
    source = reference.Clone()
    source.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    if source.IsSame(WGS84):
        return None
    return osr.CoordinateTransformation(source, WGS84)


def name_of(reference):
    code = reference.GetAuthorityCode(None)
    return f"{reference.GetAuthorityName(None)}:{code}" if code else reference.GetName()


def clean_text(text):
    """Bytes that are no UTF-8 reach Python as lone surrogates, which JSON cannot carry."""
    return text.encode("utf-8", "replace").decode("utf-8") if isinstance(text, str) else str(text)

namespace Infra.Naming;

/// <summary>The public regions of Azure, each with the abbreviation that names use.</summary>
public static class Regions
{
    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["australiacentral"] = "auc",
        ["australiaeast"] = "aue",
        ["australiasoutheast"] = "ause",
        ["austriaeast"] = "ate",
        ["belgiumcentral"] = "bec",
        ["brazilsouth"] = "brs",
        ["canadacentral"] = "cac",
        ["canadaeast"] = "cae",
        ["centralindia"] = "inc",
        ["centralus"] = "usc",
        ["chilecentral"] = "clc",
        ["eastasia"] = "ea",
        ["eastus"] = "use",
        ["eastus2"] = "use2",
        ["francecentral"] = "frc",
        ["germanywestcentral"] = "dewc",
        ["indonesiacentral"] = "idc",
        ["israelcentral"] = "ilc",
        ["italynorth"] = "itn",
        ["japaneast"] = "jpe",
        ["japanwest"] = "jpw",
        ["koreacentral"] = "krc",
        ["koreasouth"] = "krs",
        ["malaysiawest"] = "myw",
        ["mexicocentral"] = "mxc",
        ["newzealandnorth"] = "nzn",
        ["northcentralus"] = "usnc",
        ["northeurope"] = "ne",
        ["norwayeast"] = "noe",
        ["polandcentral"] = "plc",
        ["qatarcentral"] = "qac",
        ["southafricanorth"] = "zan",
        ["southcentralus"] = "ussc",
        ["southeastasia"] = "sea",
        ["southindia"] = "ins",
        ["spaincentral"] = "esc",
        ["swedencentral"] = "sec",
        ["switzerlandnorth"] = "chn",
        ["switzerlandwest"] = "chw",
        ["uaenorth"] = "aen",
        ["uksouth"] = "uks",
        ["ukwest"] = "ukw",
        ["westcentralus"] = "uswc",
        ["westeurope"] = "we",
        ["westus"] = "usw",
        ["westus2"] = "usw2",
        ["westus3"] = "usw3",
    };

    public static bool Exists(string region) => Abbreviations.ContainsKey(region);

    public static string Abbreviation(string region) => Abbreviations[region];

    /// <summary>The region with the longest beginning in common with the text, where "Sweden Central" is swedencentral.</summary>
    public static string Nearest(string text)
    {
        var name = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Abbreviations.Keys.MaxBy(region => region.AsSpan().CommonPrefixLength(name))!;
    }
}

using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>The app settings of a site or slot: those of its configuration, and those of a resource of their own.</summary>
public sealed class SiteSettings
{
    private readonly Dictionary<string, SiteSetting> _byName = new(StringComparer.OrdinalIgnoreCase);

    private SiteSettings(AzureResource site, IEnumerable<AzureResource> separate)
    {
        Site = site;
        var others = separate.ToList();
        All =
        [
            .. site.List("siteConfig.appSettings").Select(entry => Setting(entry.Text("name"), entry.At("value"))),
            .. others.SelectMany(each =>
                each.At("properties") is JsonObject map ? map.Select(entry => Setting(entry.Key, entry.Value)) : []
            ),
        ];
        IsKnown = All.Count > 0 && !site.Hides("siteConfig.appSettings") && !others.Exists(each => each.Hides("properties"));
        foreach (var setting in All)
        {
            _byName.TryAdd(setting.Name, setting);
        }
    }

    public AzureResource Site { get; }

    /// <summary>In the order of the request; names can repeat.</summary>
    public IReadOnlyList<SiteSetting> All { get; }

    /// <summary>False if there are none, or if not even their names are known: then nothing is missing.</summary>
    public bool IsKnown { get; }

    /// <summary>Names are without case.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <returns>Null if it is not set, or not known.</returns>
    public string? Value(string name) => _byName.GetValueOrDefault(name)?.Value;

    /// <summary>Of every site and slot.</summary>
    public static IReadOnlyList<SiteSettings> Of(AzurePlan plan)
    {
        var separate = plan.Of("web:WebAppApplicationSettings", "web:WebAppApplicationSettingsSlot").ToLookup(plan.ParentOf);
        return [.. plan.Sites.Select(site => new SiteSettings(site, separate[site]))];
    }

    private static SiteSetting Setting(string? name, JsonNode? value) =>
        new(name ?? "", value is JsonValue scalar && !AzureResource.IsHidden(scalar.ToString()) ? scalar.ToString() : null);
}

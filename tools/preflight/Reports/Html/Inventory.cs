using Planning.Plans;

namespace Preflight.Reports.Html;

/// <summary>Every resource, grouped by the component that creates it.</summary>
internal static class Inventory
{
    public static void Write(Page page, Plan plan)
    {
        page.Section("Inventory", "Every resource, grouped by the component that creates it.");
        page.Raw(
            """
            <p class="filter" hidden><label for="filter">Filter</label>
            <input id="filter" type="search" autocomplete="off" placeholder="name, type or component">
            <output id="filter-count" for="filter"></output></p>

            """
        );
        var byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
        var groups = plan.Resources.Where(resource => resource.Custom).GroupBy(resource => ComponentOf(resource, byUrn));
        foreach (var group in groups)
        {
            var resources = group.ToList();
            var title = group.Key is null ? "stack" : $"{group.Key.Name} ({group.Key.Type.Split(':')[^1]})";
            page.OpenDetails($"{title}: {resources.Count} {(resources.Count == 1 ? "resource" : "resources")}", "group");
            page.Table(
                $"Resources of {title}",
                ["Name", "Type", "Name in Azure", "Protected"],
                resources.Select(resource =>
                    new[]
                    {
                        resource.Name,
                        resource.Type.Replace("azure-native:", "", StringComparison.Ordinal),
                        resource.Id?[(resource.Id.LastIndexOf('/') + 1)..] ?? "",
                        resource.Options.Protect ? "yes" : "",
                    }
                )
            );
            page.CloseDetails();
        }
    }

    /// <summary>Null for resources outside of components.</summary>
    private static PlannedResource? ComponentOf(PlannedResource resource, Dictionary<string, PlannedResource> byUrn)
    {
        var seen = new HashSet<string>();
        var above = resource;
        while (above?.Parent is { } urn && seen.Add(urn))
        {
            above = byUrn.GetValueOrDefault(urn);
            if (above is { Custom: false })
            {
                return above.Type == "pulumi:pulumi:Stack" ? null : above;
            }
        }

        return null;
    }
}

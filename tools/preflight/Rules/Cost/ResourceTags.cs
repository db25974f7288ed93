using Planning.Plans;
using Planning.Shapes;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ResourceTags()
    : Rule(
        new()
        {
            Id = "tags",
            Title = "Resources carry the tags that the others of the stack carry",
            Why =
                "Cost reports and incidents need to know who is responsible for a resource. One without the usual tags drops out of them.",
            Fix = "Add the missing tags, for example with the tags of the whole stack as one value.",
            Severity = Severity.Warning,
            Pillar = Pillar.Cost,
            Source = "https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging",
            Requirements = ["COST-03"],
            Example = """
            search:
              type: azure-native:search:Service
              properties:
                location: swedencentral
                tags: { owner: team@example.com, environment: prod }
            vault:
              type: azure-native:keyvault:Vault
              properties:
                location: swedencentral
                tags: { owner: team@example.com, environment: prod }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var keys = plan.Resources.Where(resource => TakesTags(resource) && !resource.Hides("tags")).ToList();
        var tagged = keys.Count(resource => resource.Tags.Count > 0);
        if (tagged * 2 < keys.Count || tagged == 0)
        {
            // Of a stack that tags little, all that takes tags is counted, and not only what usually costs.
            var all = plan.Resources.Where(resource => (TakesTags(resource) || HasTags(resource)) && !resource.Hides("tags")).ToList();
            return keys.Count == 0
                ? []
                :
                [
                    new Problem(
                        null,
                        $"{all.Count(resource => resource.Tags.Count == 0)} of {all.Count} resources that take tags have none; "
                            + "tag each with what your cost reports need, such as its owner and environment"
                    ),
                ];
        }

        var usual = keys.SelectMany(resource => resource.Tags)
            .CountBy(tag => tag, StringComparer.OrdinalIgnoreCase)
            .Where(pair => pair.Value * 2 > tagged)
            .Select(pair => pair.Key)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return keys.Where(resource => !usual.TrueForAll(resource.Tags.Contains))
            .Select(resource =>
                resource.Problem(
                    $"lacks the tags {string.Join(", ", usual.Where(tag => !resource.Tags.Contains(tag)))}, "
                        + "which most resources of the stack carry; add them"
                )
            );
    }

    private static bool HasTags(AzureResource resource) =>
        PublishedShapes.OfResource(resource.Planned.Type)?.Any(member => member.Name == "tags") == true;

    /// <summary>Cost reports and policies read the tags of groups too.</summary>
    private static bool TakesTags(AzureResource resource) =>
        resource.Token == "resources:ResourceGroup" || resource.Has("tags") || AzureService.Of(resource.Token) is not null;
}

using AzureDefinitions.Ids;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ImportIds()
    : EveryResourceRule(
        new()
        {
            Id = "import-id",
            Title = "An imported id is the one that the inputs describe",
            Why = "The import fails, or the next update replaces the imported resource because its name or group differs.",
            Fix = "Copy the id from Azure and give the inputs the names that are in it.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/import/",
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              options:
                protect: true
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Planned.Options.ImportId is { Length: > 0 } id
        && !AzureResource.IsHidden(id)
        && !AzureResource.IsHidden(resource.Id)
        && Why(resource, id) is { } why
            ? [resource.Problem($"the option import is {id}, {why}")]
            : [];

    private static string? Why(AzureResource resource, string id)
    {
        if (!id.StartsWith('/'))
        {
            return "which is no id of Azure: it must begin with /";
        }

        if (resource.Id.Length == 0 || id.Equals(resource.Id, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var type = Type(id);
        if (ResourceTypes.Path(resource.Planned.Type) is { } path && ResourceTypes.ArmType(path) is var own && path[0] != '{')
        {
            if (!own.Equals(type, StringComparison.OrdinalIgnoreCase))
            {
                return $"which is a {type}, not a {own}";
            }
        }

        return Segment(id, "subscriptions") is { } subscription && !subscription.Equals(Segment(resource.Id, "subscriptions"))
            ? $"which is in the subscription {subscription}; the provider deploys to {Segment(resource.Id, "subscriptions")}"
            : $"while the inputs describe {resource.Id}; the import fails or the resource is replaced";
    }

    private static string Type(string id) =>
        ScopedId.Of(id) is { } scoped ? ResourceTypes.ArmType(scoped.Path) : "Microsoft.Resources/resourceGroups";

    private static string? Segment(string id, string name)
    {
        var segments = id.Split('/');
        var at = Array.FindIndex(segments, each => each.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 && at + 1 < segments.Length ? segments[at + 1] : null;
    }
}

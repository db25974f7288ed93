using Planning.Plans;
using Planning.Requests;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OptionPaths()
    : EveryResourceRule(
        new()
        {
            Id = "option-path",
            Title = "ignoreChanges and replaceOnChanges name inputs that the type has",
            Why = "Pulumi compares the paths with the inputs of the resource. A path that does not exist has no effect and no error.",
            Fix = "Write the path as the SDK has it, which is often without the properties of the REST request.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/reference/property-paths/",
            Types = ["*"],
            Example = """
            service:
              type: azure-native:search:Service
              options:
                ignoreChanges: [upgradeAvailable]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var (option, path) in Paths(resource.Planned.Options))
        {
            if (plan.RequestOf(resource) is not { } request)
            {
                yield break;
            }

            var (exists, isReadOnly) = InputPath.Find(request, path);
            if (!exists || isReadOnly)
            {
                yield return resource.Problem(
                    $"{option} has {path}, "
                        + (exists ? "which is an output and no input of" : "which does not exist: it has no input of this name in")
                        + $" {ResourceName(resource)}; correct or remove it"
                );
            }
        }
    }

    private static IEnumerable<(string Option, string Path)> Paths(PlannedOptions options) =>
        options
            .IgnoreChanges.Select(path => ("ignoreChanges", path))
            .Concat(options.ReplaceOnChanges.Select(path => ("replaceOnChanges", path)))
            .Where(each => each.path != "*");

    private static string ResourceName(AzureResource resource) => resource.Planned.Type["azure-native:".Length..];
}

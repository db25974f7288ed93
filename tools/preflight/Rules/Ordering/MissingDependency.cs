using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class MissingDependency()
    : EveryResourceRule(
        new()
        {
            Id = "missing-dependency",
            Title = "Resources wait for what they refer to",
            Why =
                "Pulumi creates resources in parallel. A reference by a string instead of an output gives no order, and "
                + "the deployment fails at times.",
            Fix = "Use an output of the other resource, or add it to dependsOn.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/dependson",
            Types = ["*"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var wanted = new Dictionary<AzureResource, string>();
        foreach (var reference in resource.References)
        {
            if ((plan.Find(reference.Id) ?? plan.Above(reference.Id)) is { } other && other != resource && !IsBelow(other, resource))
            {
                wanted.TryAdd(other, reference.Path);
            }
        }

        if (resource.Text("principalId") is { } principal)
        {
            foreach (var identity in plan.Of("managedidentity:UserAssignedIdentity").Where(each => each.Principals.Contains(principal)))
            {
                wanted.TryAdd(identity, "principalId");
            }
        }

        if (plan.Above(resource.Id) is { } parent)
        {
            wanted.TryAdd(parent, "its id");
        }

        foreach (var (other, path) in wanted.Where(each => !plan.Waits(resource, each.Key)))
        {
            yield return resource.Problem(
                $"refers to {other.Name} ({path}) and does not wait for it; use its output, or add it to dependsOn"
            );
        }
    }

    /// <summary>A parent cannot wait for its own child.</summary>
    private static bool IsBelow(AzureResource other, AzureResource resource) =>
        other.Id.StartsWith(resource.Id + "/", StringComparison.OrdinalIgnoreCase);
}

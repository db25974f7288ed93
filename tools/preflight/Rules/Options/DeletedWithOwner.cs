using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DeletedWithOwner()
    : Rule(
        new()
        {
            Id = "deleted-with",
            Title = "deletedWith names a resource that contains the other in Azure",
            Why = "Pulumi does not delete the resource when the named one is deleted. If Azure does not delete it either, it stays.",
            Fix = "Set deletedWith to the parent in Azure, such as the account of a container, or remove the option.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/deletedwith/",
            Types = ["*"],
            Example = """
            app:
              type: azure-native:web:WebApp
            app-ftp:
              type: azure-native:web:WebAppFtpAllowed
              properties:
                name: ${app.name}
                allow: false
              options:
                deletedWith: ${app}
            """,
        }
    )
{
    /// <summary>They delete parts that Azure keeps beside them, by their own option.</summary>
    private static readonly string[] WithParts =
    [
        "compute:VirtualMachine",
        "compute:VirtualMachineScaleSet",
        "containerservice:ManagedCluster",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var resources = plan.Resources.Where(each => each.Planned.Options.DeletedWith is not null).ToList();
        if (resources.Count == 0)
        {
            yield break;
        }

        var all = plan.Plan.Resources.Select(each => each.Urn).ToHashSet(StringComparer.Ordinal);
        var azure = plan.Resources.ToDictionary(each => each.Planned.Urn);
        foreach (var resource in resources)
        {
            var urn = resource.Planned.Options.DeletedWith!;
            if (!all.Contains(urn))
            {
                yield return resource.Problem($"deletedWith is {urn}, which is no resource of the plan; name the parent in Azure");
            }
            else if (
                azure.TryGetValue(urn, out var owner)
                && !WithParts.Contains(owner.Token)
                && owner.Id.Length > 0
                && resource.Id.Length > 0
                && !AzureResource.IsHidden(owner.Id)
                && !AzureResource.IsHidden(resource.Id)
                && !resource.Id.StartsWith(owner.Id + "/", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return resource.Problem(
                    $"deletedWith is {owner.Name}, which does not contain it in Azure, so that it stays; "
                        + (plan.ParentOf(resource) is { } parent ? $"set it to {parent.Name}" : "remove the option")
                );
            }
        }
    }
}

using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleAssignmentName()
    : ResourceRule(
        new()
        {
            Id = "role-assignment-name",
            Title = "A role assignment's name is a GUID that the program gives",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/625",
            Types = ["authorization:RoleAssignment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("roleAssignmentName") is { } name && !AzureResource.IsHidden(name) && !Guid.TryParse(name, out _)
            ? [resource.Problem($"roleAssignmentName is '{name}'; Azure takes a GUID, derive one from scope, principal and role")]
            : [];
}

using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleAssignmentName()
    : ResourceRule(
        new()
        {
            Id = "role-assignment-name",
            Title = "Role assignment names are GUIDs",
            Why = "Azure accepts a GUID only. A name derived from scope, principal and role is the same on every run.",
            Fix = "Set roleAssignmentName to a GUID that is derived from scope, principal and role.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/625",
            Types = ["authorization:RoleAssignment"],
            Example = """
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                roleAssignmentName: 2f6e1c9a-6f0b-4f0e-9a53-0c7a4c1d9b11
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Search/searchServices/<name>
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("roleAssignmentName") is { } name && !AzureResource.IsHidden(name) && !Guid.TryParse(name, out _)
            ? [resource.Problem($"roleAssignmentName is '{name}'; Azure requires a GUID, derive one from scope, principal and role")]
            : [];
}

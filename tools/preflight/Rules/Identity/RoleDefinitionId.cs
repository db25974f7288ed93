using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleDefinitionId()
    : ResourceRule(
        new()
        {
            Id = "role-definition-id",
            Title = "Role assignments refer to their role by its id",
            Why = "Azure rejects the name of a role, its bare GUID and the id of anything else.",
            Fix = "Set roleDefinitionId to the id of a role definition.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/role-based-access-control/role-assignments-template",
            Types = ["authorization:RoleAssignment"],
            Example = """
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Search/searchServices/<name>
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            """,
        }
    )
{
    private const string Definitions = "/providers/Microsoft.Authorization/roleDefinitions/";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("roleDefinitionId") is { } id && !AzureResource.IsHidden(id) && !IsDefinition(id)
            ? [resource.Problem($"roleDefinitionId is '{id}'; give the id of a role definition: {Definitions}<GUID>")]
            : [];

    private static bool IsDefinition(string id) =>
        id.LastIndexOf(Definitions, StringComparison.OrdinalIgnoreCase) is >= 0 and var start
        && Guid.TryParse(id.AsSpan(start + Definitions.Length), out _);
}

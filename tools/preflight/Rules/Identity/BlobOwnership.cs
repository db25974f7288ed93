using AzureRest;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BlobOwnership()
    : Rule(
        new()
        {
            Id = "blob-ownership",
            Title = "Storage Blob Data Owner on an account has a condition",
            Why = "The role changes the ownership and access of every blob of the account. Services that need it use few containers.",
            Fix = "Add a condition on the names of the containers, set scope to a container, or grant Storage Blob Data Contributor.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/role-based-access-control/conditions-overview",
            Types = ["authorization:RoleAssignment"],
            Example = """
            files:
              type: azure-native:storage:StorageAccount
            agents-own-files:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${files.id}
                condition: "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringLike '*-agent'"
                conditionVersion: "2.0"
                # Storage Blob Data Owner
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b7e6dc6d-f1e8-4753-8033-0f276bb0955b
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan
            .Grants.Where(grant =>
                grant.Role == BuiltInRole.BlobOwner.Id
                && !grant.Assignment.Has("condition")
                && !grant.Scope.Contains("/containers/", StringComparison.OrdinalIgnoreCase)
            )
            .Select(grant =>
                grant.Assignment.Problem(
                    $"grants {grant.Title} on {grant.Scope} without a condition; add one on the names of the containers"
                )
            );
}

using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RetainOnDelete()
    : Rule(
        new()
        {
            Id = "retain-on-delete",
            Title = "Protected resources with data are retained, and grants of access are not",
            Why =
                "protect is one setting away from a deletion; retainOnDelete keeps the data in Azure when the resource leaves "
                + "the program. A retained role assignment or credential gives access after the stack is gone.",
            Fix = "Set retainOnDelete on protected resources with data, and remove it from resources that grant access.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/",
            Types = ["*"],
            From = Stage.Production,
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              options:
                protect: true
                retainOnDelete: true
            """,
        }
    )
{
    private static readonly string[] Grants =
    [
        "authorization:RoleAssignment",
        "authorization:RoleDefinition",
        "cosmosdb:SqlResourceSqlRoleAssignment",
        "cosmosdb:SqlResourceSqlRoleDefinition",
        "documentdb:SqlResourceSqlRoleAssignment",
        "managedidentity:FederatedIdentityCredential",
        "keyvault:AccessPolicy",
        "sql:FirewallRule",
        "network:SecurityRule",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan
            .Resources.Where(each =>
                each.Planned.Options is { Protect: true, RetainOnDelete: false } && StatefulTypes.Contains(each.Planned.Type)
            )
            .Select(each =>
                each.Problem("is protected, but without retainOnDelete it is deleted once protect is removed; set retainOnDelete")
            )
            .Concat(
                plan.Of(Grants)
                    .Where(each => each.Planned.Options.RetainOnDelete)
                    .Select(each =>
                        each.Problem("has retainOnDelete, so that the access which it grants outlives the stack; remove retainOnDelete")
                    )
            );
}

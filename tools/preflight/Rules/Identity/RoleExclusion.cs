using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RoleExclusion()
    : ResourceRule(
        new()
        {
            Id = "role-exclusion",
            Title = "notActions of a custom role exclude actions that it includes",
            Why = "notActions is subtracted from actions and denies nothing. Another role can still grant the action.",
            Fix = "Remove the entry from notActions, or use a deny assignment or a policy to forbid the action.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions",
            Types = ["authorization:RoleDefinition"],
            Example = """
            reader:
              type: azure-native:authorization:RoleDefinition
              properties:
                scope: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/group
                roleName: reader
                permissions:
                  - actions: [Microsoft.Insights/*/read]
                    notActions: [Microsoft.Insights/components/ApiKeys/read]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource
            .List("permissions")
            .Select(each => new Permission(each))
            .SelectMany(each =>
                Unused("notActions", each.NotActions, each.Actions).Concat(Unused("notDataActions", each.NotDataActions, each.DataActions))
            )
            .Select(each =>
                resource.Problem($"{each.List} has {each.Action}, which the role does not include, so that it excludes nothing; remove it")
            );

    private static IEnumerable<(string List, string Action)> Unused(
        string list,
        IReadOnlyList<string> not,
        IReadOnlyList<string> included
    ) => not.Where(action => !included.Any(each => ActionPattern.Overlaps(each, action))).Select(action => (list, action));
}

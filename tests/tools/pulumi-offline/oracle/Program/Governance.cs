using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Consumption;
using Pulumi.AzureNative.Consumption.Inputs;

namespace Oracle;

public static class Governance
{
    /// <summary>Role assignments, a lock and a budget.</summary>
    public static void Register(Foundation foundation, Ai ai, Data data, Monitoring monitoring)
    {
        var subscription = foundation.Client.Apply(client => client.SubscriptionId);
        Output<string> Role(string guid) =>
            Output.Format($"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{guid}");

        _ = new RoleAssignment(
            "role-ai",
            new()
            {
                RoleAssignmentName = "aaaaaaaa-0000-0000-0000-000000000001",
                PrincipalId = foundation.Identity.PrincipalId,
                PrincipalType = PrincipalType.ServicePrincipal,
                RoleDefinitionId = Role("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"),
                Scope = ai.Account.Id,
            }
        );
        _ = new RoleAssignment(
            "role-search",
            new()
            {
                RoleAssignmentName = "aaaaaaaa-0000-0000-0000-000000000002",
                PrincipalId = ai.Account.Identity.Apply(identity => identity!.PrincipalId),
                PrincipalType = "ServicePrincipal",
                RoleDefinitionId = Role("1407120a-92aa-4202-b7e9-c0e197c71c8f"),
                Scope = ai.Search.Id,
                Description = "The account reads the index",
                Condition = "@Resource[x] StringEquals 'y'",
                ConditionVersion = "2.0",
            }
        );
        // The principal type is left out: the SDK fills in its default.
        _ = new RoleAssignment(
            "role-default",
            new()
            {
                PrincipalId = foundation.Client.Apply(client => client.ObjectId),
                RoleDefinitionId = Role("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
                Scope = data.Account.Id,
            },
            new() { Parent = data.Account }
        );
        _ = new ManagementLockByScope(
            "lock",
            new()
            {
                LockName = "keep",
                Scope = foundation.Group.Id,
                Level = LockLevel.CanNotDelete,
                Notes = "Holds documents",
            },
            new() { DependsOn = { foundation, ai } }
        );

        NotificationArgs Notification(double threshold, InputUnion<string, ThresholdType> type) =>
            new()
            {
                Enabled = true,
                Operator = OperatorType.GreaterThanOrEqualTo,
                Threshold = threshold,
                ThresholdType = type,
                ContactEmails = { new Config().RequireSecret("alertEmail") },
                ContactGroups = { monitoring.OnCall.Id },
                ContactRoles = [],
            };
        _ = new Budget(
            "budget",
            new()
            {
                BudgetName = "monthly",
                Scope = Output.Format($"/subscriptions/{subscription}"),
                Amount = 250.75,
                Category = CategoryType.Cost,
                TimeGrain = TimeGrainType.Monthly,
                TimePeriod = new BudgetTimePeriodArgs { StartDate = "2026-01-01T00:00:00Z" },
                Filter = new BudgetFilterArgs
                {
                    Dimensions = new BudgetComparisonExpressionArgs
                    {
                        Name = "ResourceGroupName",
                        Operator = BudgetOperatorType.In,
                        Values = { foundation.Group.Name },
                    },
                },
                Notifications = { ["actual"] = Notification(80, ThresholdType.Actual), ["forecast"] = Notification(100.5, "Forecasted") },
            }
        );
    }
}

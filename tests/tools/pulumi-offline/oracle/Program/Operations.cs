using Pulumi;
using Pulumi.AzureNative.AlertsManagement;
using Pulumi.AzureNative.AlertsManagement.Inputs;
using Pulumi.AzureNative.ApplicationInsights;
using Pulumi.AzureNative.ApplicationInsights.Inputs;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.Inputs.ActionGroupArgs;

namespace Oracle;

/// <summary>An activity log alert, an alert processing rule and an availability test.</summary>
public static class Operations
{
    public static void Register(Foundation foundation, Site site, ActionGroup onCall)
    {
        var subscription = foundation.Client.Apply(client => client.SubscriptionId);
        _ = new ActivityLogAlert(
            "deleted",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                ActivityLogAlertName = "deleted",
                Location = "global",
                Description = "Something was deleted",
                Enabled = true,
                Scopes = { foundation.Group.Id, Output.Format($"/subscriptions/{subscription}") },
                Condition = new AlertRuleAllOfConditionArgs
                {
                    AllOf =
                    {
                        new AlertRuleAnyOfOrLeafConditionArgs { Field = "category", Equals = "Administrative" },
                        new AlertRuleAnyOfOrLeafConditionArgs
                        {
                            AnyOf =
                            {
                                new AlertRuleLeafConditionArgs { Field = "operationName", Equals = "Microsoft.KeyVault/vaults/delete" },
                                new AlertRuleLeafConditionArgs { Field = "resourceId", ContainsAny = { "a", "b" } },
                            },
                        },
                    },
                },
                Actions = new ActionListArgs
                {
                    ActionGroups =
                    {
                        new ActionGroupArgs { ActionGroupId = onCall.Id, WebhookProperties = { ["runbook"] = "deleted.md" } },
                    },
                },
            }
        );

        _ = new AlertProcessingRuleByName(
            "quiet",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                AlertProcessingRuleName = "quiet",
                Location = "Global",
                Properties = new AlertProcessingRulePropertiesArgs
                {
                    Enabled = false,
                    Description = "Quiet at night",
                    Scopes = { foundation.Group.Id },
                    Conditions =
                    {
                        new Pulumi.AzureNative.AlertsManagement.Inputs.ConditionArgs
                        {
                            Field = Field.Severity,
                            Operator = "Equals",
                            Values = { "Sev3", Severity.Sev4.ToString() },
                        },
                    },
                    Actions =
                    {
                        new RemoveAllActionGroupsArgs { ActionType = "RemoveAllActionGroups" },
                        new AddActionGroupsArgs { ActionType = "AddActionGroups", ActionGroupIds = { onCall.Id } },
                    },
                    Schedule = new ScheduleArgs
                    {
                        EffectiveFrom = "2026-01-01T00:00:00",
                        TimeZone = "UTC",
                        Recurrences = new object[]
                        {
                            new DailyRecurrenceArgs
                            {
                                RecurrenceType = "Daily",
                                StartTime = "22:00:00",
                                EndTime = "06:00:00",
                            },
                        },
                    },
                },
            }
        );

        _ = new WebTest(
            "ready",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                WebTestName = "ready",
                SyntheticMonitorId = "ready",
                Location = foundation.Group.Location,
                Kind = WebTestKind.Standard,
                WebTestKind = WebTestKind.Standard,
                Enabled = true,
                Frequency = 300,
                Timeout = 30,
                RetryEnabled = true,
                Locations =
                {
                    new WebTestGeolocationArgs { Location = "emea-nl-ams-azr" },
                    new WebTestGeolocationArgs { Location = "us-va-ash-azr" },
                },
                Request = new WebTestPropertiesRequestArgs
                {
                    RequestUrl = Output.Format($"https://{site.App.DefaultHostName}/readyz"),
                    HttpVerb = "GET",
                    Headers =
                    {
                        new HeaderFieldArgs { HeaderFieldName = "Accept", HeaderFieldValue = "text/plain" },
                    },
                },
                ValidationRules = new WebTestPropertiesValidationRulesArgs
                {
                    ExpectedHttpStatusCode = 200,
                    SSLCheck = true,
                    SSLCertRemainingLifetimeCheck = 14,
                    ContentValidation = new WebTestPropertiesValidationRulesContentValidationArgs
                    {
                        ContentMatch = "ready",
                        PassIfTextFound = true,
                    },
                },
                Tags = { ["hidden-link:/components/x"] = "Resource" },
            },
            new() { DependsOn = { site.Insights } }
        );
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using AzureRest;
using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Costs;
using Preflight.LiveChecks;
using Preflight.Reports;
using Preflight.Requests;

namespace Preflight.Commands;

/// <summary>`live STACK`: checks what Azure would reject today.</summary>
public static class LiveCommand
{
    public static Command Create() => Create(() => new ResourceManager(Login.Credential), Console.Out, Environment.GetEnvironmentVariable);

    public static Command Create(Func<IResourceManager> connect, TextWriter output, Func<string, string?> environment)
    {
        var source = new PlanSource();
        var subscription = new Option<string?>("--subscription")
        {
            Description = "Subscription of the stack. Default: AZURE_SUBSCRIPTION_ID, ARM_SUBSCRIPTION_ID, or your only one.",
        };
        var format = new Option<string>("--format") { Description = "console or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "json");
        var command = new Verb(
            "live",
            "Ask Azure, with your login, what would stop the plan today.",
            """
            Checks resource providers, regions and zones, models and their quota, soft-deleted and taken names, and your permissions.
            Reads only. Each finding names its fix.
            Exit code: 0 no findings, 1 findings, 2 Azure could not be asked.

            Examples:
              preflight live prod
              preflight live prod --subscription <id> --format json
            """
        )
        {
            subscription,
            format,
        };
        source.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                source.Check(parsed);
                try
                {
                    var azure = connect();
                    var chosen = await Subscriptions.ChooseAsync(azure, parsed.GetValue(subscription), environment, cancellation);
                    var account = new Account(chosen, await Subscriptions.TenantAsync(azure, chosen, cancellation));
                    var plan = OfAccount(await source.GetAsync(parsed, account, cancellation), account);
                    var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
                    var context = new LiveContext(
                        azure,
                        chosen,
                        new AzurePlan(
                            plan,
                            ArmTemplate.Of(plan, new AzureTypes()),
                            StageName.Of(plan.Stack),
                            today,
                            new Lazy<decimal>(() => CostEstimate.Of(plan, CostTerms.None).Total),
                            directory: null
                        )
                    );
                    var findings = await Examination.OfAsync(context, cancellation);
                    await output.WriteAsync(
                        parsed.GetValue(format) == "json" ? Json(plan, chosen, findings) : Text(plan, chosen, findings)
                    );
                    return findings.Count > 0 ? ExitCode.Findings : 0;
                }
                catch (Exception exception)
                    when (exception is ArmException or UnclearSubscriptionException || Login.Problem(exception) is not null)
                {
                    throw new Failure(Login.Problem(exception) ?? exception.Message);
                }
            }
        );
        return command;
    }

    /// <summary>Names depend on the subscription: a saved plan is valid only for the subscription that it was made for.</summary>
    private static Plan OfAccount(Plan plan, Account account) =>
        plan.Resources.FirstOrDefault(resource =>
            ArmId.After(resource.Id ?? "", "subscriptions") is { } made
            && made != account.SubscriptionId
            && resource.Type == "azure-native:resources:ResourceGroup"
        )
            is { } other
            ? throw new Failure(
                $"the saved plan was made for subscription {ArmId.After(other.Id!, "subscriptions")}, and so were its names. "
                    + "Give the stack instead of the file"
            )
            : plan;

    private static string Text(Plan plan, string subscription, IReadOnlyList<LiveFinding> findings) =>
        string.Concat(
            findings
                .Select(finding => $"error {finding.Subject}: {finding.Message} {finding.Check}\n      {finding.Remedy}\n")
                .Append($"{plan.Stack} in subscription {subscription}: {findings.Count} findings\n")
        );

    private static string Json(Plan plan, string subscription, IReadOnlyList<LiveFinding> findings) =>
        new JsonObject
        {
            ["stack"] = plan.Stack,
            ["subscription"] = subscription,
            ["findings"] = new JsonArray([
                .. findings.Select(finding =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["check"] = finding.Check,
                            ["subject"] = finding.Subject,
                            ["message"] = finding.Message,
                            ["remedy"] = finding.Remedy,
                        }
                ),
            ]),
        }.ToJsonString(ReadableJson.Options) + "\n";
}

using System.CommandLine;
using System.Text.Json.Nodes;
using CommandLine;
using Delivery.Context;

namespace Delivery.Bootstrap;

/// <summary>`bootstrap`: creates the resources that CI needs before the first deployment.</summary>
internal static class BootstrapCommand
{
    public static Command Create(CommandContext context)
    {
        var options = new BootstrapOptions();
        var sharedDelivery = new Option<bool>("--allow-shared-delivery")
        {
            Description = "Accept that another stage's deployer can change the identity of a production with its own subscription.",
        };
        var yes = new Option<bool>("--yes") { Description = "Run the steps. Without it, nothing is changed." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "bootstrap",
            """
            Creates the resources that CI needs, once: storage for Pulumi state and packages, keys for secrets, and for each environment
            two identities without a secret: one deploys, one only reads. Without --yes it lists the steps and changes nothing. Existing
            resources are compared and made stricter where needed, never weaker. You can run it again at any time.

            Examples:
              delivery bootstrap --repository contoso/chat
              delivery bootstrap --repository contoso/chat --subscription <id> --environment dev=<id> --environment test=<id>
                --environment prod=<id> --yes
            """
        )
        {
            yes,
            format,
            sharedDelivery,
        };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var settings = await options.ReadAsync(parsed, context, cancellation);
                if (!parsed.GetValue(sharedDelivery))
                {
                    Isolation.Require(settings);
                }

                return await RunAsync(settings, parsed.GetValue(yes), parsed.GetValue(format) == "json", context, cancellation);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        BootstrapSettings settings,
        bool yes,
        bool json,
        CommandContext context,
        CancellationToken cancellation
    )
    {
        await ForgottenEnvironments.RefuseAsync(context.Azure, settings, cancellation);
        var bootstrapper = new Bootstrapper(context.Azure, settings, context.Time);
        var steps = await bootstrapper.LookAsync(cancellation);
        IReadOnlyList<string> notes =
        [
            .. Isolation.Warnings(settings),
            .. IdentityParts.Warnings(settings),
            .. settings.Environments.SelectMany(environment => environment.Notes),
            .. await Strays.FindAsync(context.Azure, settings, bootstrapper.Wanted, cancellation),
        ];
        if (!json)
        {
            Show(context, settings, steps, notes, bootstrapper.Wanted.Count);
        }

        if (yes)
        {
            await bootstrapper.DoAsync(step => Say($"done: {step.What}"), cancellation);
        }

        var isDone = yes || steps.Count == 0;
        var handover = isDone ? await Handover.FindAsync(context.Azure, settings, cancellation) : null;
        if (json)
        {
            context.Line(Json(steps, notes, isDone, handover));
        }
        else if (handover is not null)
        {
            context.Line();
            handover.Lines().ToList().ForEach(context.Line);
        }
        else
        {
            context.Line(
                isDone
                    ? "An identity is not complete yet. Run the same command again to print the variables."
                    : "Nothing was changed. Run the same command with --yes to apply the steps."
            );
        }

        return 0;

        void Say(string text)
        {
            if (!json)
            {
                context.Line(text);
            }
        }
    }

    private static void Show(
        CommandContext context,
        BootstrapSettings settings,
        IReadOnlyList<Step> steps,
        IReadOnlyList<string> notes,
        int wanted
    )
    {
        context.Line($"{settings.GroupId} in {settings.Location}");
        foreach (var step in steps)
        {
            context.Line(step.IsNew ? $"  + {step.What} ({step.Details[0]})" : $"  ~ {step.What}");
            step.Details.Skip(step.IsNew ? 1 : 0).ToList().ForEach(detail => context.Line($"      {detail}"));
        }

        foreach (var note in notes)
        {
            context.Line($"note: {note}");
        }

        context.Line(
            steps.Count == 0
                ? $"nothing to do: {wanted} items are up to date"
                : $"{steps.Count(step => step.IsNew)} to create, {steps.Count(step => !step.IsNew)} to change, "
                    + $"{wanted - steps.Count} up to date"
        );
    }

    private static string Json(IReadOnlyList<Step> steps, IReadOnlyList<string> notes, bool isDone, Handover? handover)
    {
        var result = new JsonObject
        {
            ["done"] = isDone,
            ["steps"] = new JsonArray([
                .. steps.Select(step =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["action"] = step.IsNew ? "create" : "change",
                            ["what"] = step.What,
                            ["details"] = new JsonArray([.. step.Details.Select(detail => (JsonNode)detail)]),
                        }
                ),
            ]),
            ["notes"] = new JsonArray([.. notes.Select(note => (JsonNode)note)]),
        };
        if (handover is not null)
        {
            foreach (var (name, value) in handover.ToJson())
            {
                result[name] = value?.DeepClone();
            }
        }

        return result.ToJsonString(ReadableJson.Options);
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>`bootstrap`: what delivery needs before the first deployment.</summary>
internal static class BootstrapCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new BootstrapOptions();
        var yes = new Option<bool>("--yes") { Description = "Do it. Without this, nothing is changed." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "bootstrap",
            """
            Makes, once, what delivery needs: storage for Pulumi's state and for packages, keys for secrets, and for each environment two
            identities that CI signs in as without a secret: one deploys, one only reads. Shows what it would do; --yes does it. What is
            there already is compared, and made stricter where it is too open, never weaker. Run it again at any time.

            Examples:
              delivery bootstrap --repository contoso/chat
              delivery bootstrap --repository contoso/chat --environment dev --environment test --environment prod=<subscription id> --yes
            """
        )
        {
            yes,
            format,
        };
        options.AddTo(command);
        command.SetAction(
            (parsed, cancellation) =>
                RunAsync(options, parsed, parsed.GetValue(yes), parsed.GetValue(format) == "json", surroundings, cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        BootstrapOptions options,
        ParseResult parsed,
        bool yes,
        bool json,
        Surroundings surroundings,
        CancellationToken cancellation
    )
    {
        var settings = await options.ReadAsync(parsed, surroundings, cancellation);
        await ForgottenEnvironments.RefuseAsync(surroundings.Azure, settings, cancellation);
        var bootstrapper = new Bootstrapper(surroundings.Azure, settings, surroundings.Time);
        var steps = await bootstrapper.LookAsync(cancellation);
        IReadOnlyList<string> notes =
        [
            .. Rights.Warnings(settings),
            .. IdentityParts.Warnings(settings),
            .. settings.Environments.SelectMany(environment => environment.Notes),
            .. await Strays.FindAsync(surroundings.Azure, settings, bootstrapper.Wanted, cancellation),
        ];
        if (!json)
        {
            Show(surroundings, settings, steps, notes, bootstrapper.Wanted.Count);
        }

        if (yes)
        {
            await bootstrapper.DoAsync(step => Say($"done: {step.What}"), cancellation);
        }

        var isDone = yes || steps.Count == 0;
        var handover = isDone ? await Handover.FindAsync(surroundings.Azure, settings, cancellation) : null;
        if (json)
        {
            surroundings.Line(Json(steps, notes, isDone, handover));
        }
        else if (handover is not null)
        {
            surroundings.Line();
            handover.Lines().ToList().ForEach(surroundings.Line);
        }
        else
        {
            surroundings.Line("Nothing was changed. The same command with --yes does it.");
        }

        return 0;

        void Say(string text)
        {
            if (!json)
            {
                surroundings.Line(text);
            }
        }
    }

    private static void Show(
        Surroundings surroundings,
        BootstrapSettings settings,
        IReadOnlyList<Step> steps,
        IReadOnlyList<string> notes,
        int wanted
    )
    {
        surroundings.Line($"{settings.GroupId} in {settings.Location}");
        foreach (var step in steps)
        {
            surroundings.Line(step.IsNew ? $"  + {step.What} ({step.Details[0]})" : $"  ~ {step.What}");
            step.Details.Skip(step.IsNew ? 1 : 0).ToList().ForEach(detail => surroundings.Line($"      {detail}"));
        }

        foreach (var note in notes)
        {
            surroundings.Line($"note: {note}");
        }

        surroundings.Line(
            steps.Count == 0
                ? $"nothing to do: {wanted} things are as they should be"
                : $"{steps.Count(step => step.IsNew)} to make, {steps.Count(step => !step.IsNew)} to change, {wanted - steps.Count} as they should be"
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
                            ["action"] = step.IsNew ? "make" : "change",
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

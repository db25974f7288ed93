using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using AzureDefinitions.Types;
using CommandLine;
using Preflight.Requests;

namespace Preflight.Commands;

/// <summary>`export STACK`: the plan as one flat ARM template, for any outside scanner.</summary>
internal static class ExportCommand
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var source = new PlanSource();
        var command = new Verb(
            "export",
            "Print the plan as an ARM template.",
            """
            Prints what the provider would send, resource by resource, as a template for the stack's resource group. Secrets and unknown
            values are parameters. What the template cannot hold is listed on standard error.
            Exit code: 0 complete, 1 an input could not be mapped, 2 the program or the call failed.

            Examples:
              preflight export prod > prod.template.json
              preflight export --plan prod.json
            """
        );
        source.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var template = ArmTemplate.Of(await source.GetAsync(parsed, cancellation), new AzureTypes());
                await Console.Out.WriteLineAsync(template.ToJson().ToJsonString(Readable));
                var problems = template.Problems();
                foreach (var problem in problems.Concat(template.LeftOut()))
                {
                    await Console.Error.WriteLineAsync(problem);
                }

                return problems.Count == 0 ? 0 : ExitCode.Findings;
            }
        );
        return command;
    }
}

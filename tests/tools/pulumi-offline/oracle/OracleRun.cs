using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CommandLine;
using Google.Protobuf;
using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;

namespace Oracle.Tests;

/// <summary>
/// Runs one of the two programs under the engine and returns its plan file, in which inputs and registered outputs stand as they were
/// sent: with the values of secrets and the envelopes that mark them, and with the mark of the unknown. Each run is made once.
/// </summary>
internal static class OracleRun
{
    private const string AlertEmail = "ops@example.org";

    private static readonly ConcurrentDictionary<(bool Official, RunMode Mode, string AlertEmail), Lazy<Task<JsonObject>>> Runs = new();

    /// <summary>The Node program on the official npm packages.</summary>
    public static Task<JsonObject> OfficialAsync(RunMode mode) => OfAsync(official: true, mode, AlertEmail);

    /// <summary>The C# program on the packages that the solution is built with.</summary>
    public static Task<JsonObject> OursAsync(RunMode mode, string alertEmail = AlertEmail) => OfAsync(official: false, mode, alertEmail);

    private static Task<JsonObject> OfAsync(bool official, RunMode mode, string alertEmail) =>
        Runs.GetOrAdd((official, mode, alertEmail), _ => new(() => RunAsync(official ? Node() : CSharp(), mode, alertEmail))).Value;

    private static async Task<JsonObject> RunAsync(ProgramCommand program, RunMode mode, string alertEmail)
    {
        var request = new RunRequest
        {
            Project = "oracle",
            Stack = "dev",
            Program = program,
            RootDirectory = Checkout.Root,
            Mode = mode,
            Config = new Dictionary<string, string>
            {
                ["oracle:region"] = "westeurope",
                ["oracle:owner"] = "platform",
                ["oracle:apiKey"] = "not-a-real-key",
                ["oracle:alertEmail"] = alertEmail,
                ["oracle:zones"] = """["privatelink.cognitiveservices.azure.com","privatelink.openai.azure.com"]""",
                ["oracle:replicas"] = "2",
                ["oracle:flag"] = "true",
            },
            SecretKeys = ["oracle:apiKey", "oracle:alertEmail"],
        };
        var run = await ProgramRunner.RegisterAsync(request, CancellationToken.None);

        var plan = JsonNode.Parse(PlanFile.Write(PlanBuilder.Build(request, run)))!.AsObject();
        plan["outputs"] = Json(run.Registrations.StackOutputs);
        foreach (var resource in plan["resources"]!.AsArray().Select(resource => resource!.AsObject()))
            ShowAsSent(resource, run.Registrations.Find((string)resource["urn"]!)!);
        return plan;
    }

    private static void ShowAsSent(JsonObject planned, RegisteredResource sent)
    {
        planned["inputs"] = Json(sent.Request.Object ?? new());
        // Outputs of a custom resource are the engine's own answer to its inputs; those of a component are the program's.
        planned["outputs"] = sent.Request.Custom ? null : Json(sent.Outputs);
        // Secrets and unknowns are now marked in place.
        planned.Remove("secrets");
        planned.Remove("unknowns");
    }

    private static JsonNode? Json(IMessage message) => JsonNode.Parse(JsonFormatter.Default.Format(message));

    private static ProgramCommand Node() =>
        NodeProgram.In(
            new ProjectFile
            {
                Directory = Checkout.Root,
                StackDirectory = Checkout.Root,
                Name = "oracle",
                Runtime = "nodejs",
                Main = Checkout.Root,
                Config = [],
            },
            Checkout.At("tests", "tools", "pulumi-offline", "oracle", "Node")
        );

    private static ProgramCommand CSharp()
    {
        const string Folder = "tests/tools/pulumi-offline/oracle/Program";
        return new("dotnet", [Checkout.Built(Folder, "Oracle.Program.dll")], Checkout.At(Folder), Folder, "local");
    }
}

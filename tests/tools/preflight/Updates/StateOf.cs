using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Programs;
using Planning.States;
using Planning.Updates;
using Planning.Wire;
using Pulumirpc;

namespace Preflight.Tests.Updates;

/// <summary>A state of a test, and a program of this process that is compared with it.</summary>
internal sealed class StateOf : IDisposable
{
    public const string Subscription = "11111111-2222-4333-8444-555555555555";
    private readonly ProjectFolder _folder = new();
    private readonly JsonArray _resources = [];
    private readonly JsonArray _pending = [];

    public static string UrnOf(string type, string name, string parent = "") =>
        Urn.Create("dev", "scenarios", parent, type.Contains(':') && type.Split(':').Length == 3 ? type : $"azure-native:{type}", name);

    public static string GroupId(string name) => $"/subscriptions/{Subscription}/resourceGroups/{name}";

    public void Dispose() => _folder.Dispose();

    /// <param name="more">Other members of the entry, as in {"protect":true}.</param>
    public StateOf With(string type, string name, string inputs, string? id = null, string more = "{}", string outputs = "{}")
    {
        var entry = new JsonObject
        {
            ["urn"] = UrnOf(type, name),
            ["custom"] = true,
            ["id"] = id ?? $"{GroupId("rg")}/providers/Test/{name}",
            ["type"] = Urn.QualifiedType(UrnOf(type, name)),
            ["inputs"] = JsonNode.Parse(inputs),
            ["outputs"] = JsonNode.Parse(outputs),
        };
        foreach (var (key, value) in JsonNode.Parse(more)!.AsObject())
        {
            entry[key] = value?.DeepClone();
        }

        _resources.Add(entry);
        return this;
    }

    public StateOf WithPending(string urn, string operation)
    {
        _pending.Add(
            new JsonObject
            {
                ["type"] = operation,
                ["resource"] = new JsonObject { ["urn"] = urn },
            }
        );
        return this;
    }

    public DeployedStack Read()
    {
        var root = new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject { ["resources"] = _resources.DeepClone(), ["pending_operations"] = _pending.DeepClone() },
        };
        _folder.With("state.json", root.ToJsonString());
        return ExportFile.Read(Path.Combine(_folder.Path, "state.json"));
    }

    /// <summary>Registers the resources one after the other.</summary>
    public async Task<UpdatePlan> UpdateAsync(params RegisterResourceRequest[] program)
    {
        var run = new StateRun(
            new RunRequest
            {
                Project = "scenarios",
                Stack = "dev",
                Program = new ProgramCommand("test", [], ".", "test", "test"),
                Config = new Dictionary<string, string>(),
                SecretKeys = [],
                RootDirectory = ".",
            },
            Read()
        );
        var monitor = new Planning.Engine.Monitor(run.Run);
        foreach (var request in program)
        {
            await monitor.RegisterResource(request, null!);
        }

        return run.End();
    }

    /// <summary>As in "replace store (kind)": operation, name, and the properties that force it.</summary>
    public async Task<string[]> StepsAsync(params RegisterResourceRequest[] program) =>
        [
            .. (await UpdateAsync(program)).Preview.Steps.Select(step =>
                $"{step.Operation} {step.Name}{(step.Reasons.Count > 0 ? $" ({string.Join(", ", step.Reasons)})" : "")}"
            ),
        ];

    public static RegisterResourceRequest Resource(string type, string name, string inputs, Action<RegisterResourceRequest>? options = null)
    {
        var request = new RegisterResourceRequest
        {
            Type = Urn.QualifiedType(UrnOf(type, name)),
            Name = name,
            Custom = true,
            Object = JsonParser.Default.Parse<Struct>(inputs),
        };
        options?.Invoke(request);
        return request;
    }
}

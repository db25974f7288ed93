using System.Text.Json.Nodes;

namespace Rehearsal.Tests.Habits;

/// <summary>One entry of a case file. README.md beside the files says what each key means.</summary>
internal sealed class HabitCase(JsonObject entry)
{
    /// <summary>The id of the habit; for a rule of Azure, which cannot be switched off, the name of the rule.</summary>
    public string Name =>
        (string?)(entry["habit"] ?? entry["rule"]) ?? throw new InvalidOperationException($"no habit: {entry.ToJsonString()}");

    public bool IsRule => entry.ContainsKey("rule");

    public string Step => (string?)entry["step"] ?? "create";

    public bool Passes => (bool?)entry["passes"] ?? false;

    public JsonObject? Given => entry["given"] as JsonObject;

    public JsonObject? Fails => entry["fails"] as JsonObject;

    public JsonObject? Differs => entry["differs"] as JsonObject;

    public JsonObject? Shows => entry["shows"] as JsonObject;

    public JsonObject? Waits => entry["waits"] as JsonObject;

    public string? Loses => (string?)entry["loses"];

    public bool HasFix => Fix is not null;

    /// <summary>What is run again after the failure; null if the fixed program does not fail.</summary>
    public JsonObject? AfterFailure => Fix?["afterFailure"] as JsonObject;

    private JsonObject? Fix => entry["fixed"] as JsonObject;

    public JsonObject? Change(bool isFixed) => Of("change", isFixed) as JsonObject;

    public IEnumerable<JsonObject> Outside(bool isFixed) => (Of("outside", isFixed) as JsonArray ?? []).OfType<JsonObject>();

    public double Wait(bool isFixed) => (double?)Of("wait", isFixed) ?? 0;

    public bool IsPurged(bool isFixed) => isFixed && ((bool?)Fix?["purge"] ?? false);

    public JsonObject? Teardown(bool isFixed) => isFixed ? Fix?["teardown"] as JsonObject : null;

    public CaseProgram Program(bool isFixed)
    {
        var program = CaseProgram.Of(entry["naive"]!.AsArray());
        return isFixed ? program.With(Fix!) : program;
    }

    public override string ToString() => Name;

    private JsonNode? Of(string key, bool isFixed) => isFixed && Fix!.ContainsKey(key) ? Fix[key] : entry[key];
}

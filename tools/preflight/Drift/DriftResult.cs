using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Refreshes;
using Planning.Updates;
using Preflight.Gate;

namespace Preflight.Drift;

/// <summary>What differs between Azure and a program, by a refreshed preview.</summary>
/// <param name="Ignored">Differences that the provider makes.</param>
/// <param name="Notes">What could not be compared.</param>
public sealed record DriftResult(
    string Stack,
    IReadOnlyList<Difference> Drift,
    IReadOnlyList<Difference> Ignored,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Operations that change nothing, as `--expect-no-changes` counts.</summary>
    private static readonly string[] Quiet = ["same", "read", "read-discard", "read-replacement", "refresh"];

    private static readonly string[] Settings = ["appSettings", "connectionStrings", "azureStorageAccounts"];

    /// <param name="preview">Of `pulumi preview --refresh --json`: the old state is what Azure has now.</param>
    /// <param name="settings">Differences of settings, which a refresh does not read.</param>
    public static DriftResult Of(
        Preview preview,
        IReadOnlyList<ProviderDifference> list,
        IEnumerable<Difference> settings,
        IEnumerable<string> notes
    )
    {
        var changes = preview.Steps.Where(step => !Quiet.Contains(step.Operation)).ToList();
        var all = changes.SelectMany(step => Of(step, list)).Concat(settings).ToLookup(difference => difference.Ignored is not null);
        var drift = all[false].ToList();

        // Pulumi counts every change and may list fewer steps: what is only counted is drift.
        foreach (
            var (operation, count) in preview.Summary.Where(entry =>
                !Quiet.Contains(entry.Key) && changes.Count(step => step.Operation == entry.Key) < entry.Value
            )
        )
        {
            drift.Add(new Difference(preview.Stack, "", "", $"Pulumi counts {count} to {operation} and lists fewer"));
        }

        return new DriftResult(preview.Stack, drift, [.. all[true]], [.. notes, .. NotRefreshed(preview)]);
    }

    /// <summary>Without --refresh, the old state is what the last deployment left, and nothing in Azure is compared.</summary>
    private static IEnumerable<string> NotRefreshed(Preview preview) =>
        preview.Steps.Any(step => step is { Custom: true, Old: not null }) && !preview.Steps.Any(step => step.Operation == "refresh")
            ? ["the preview lists no refresh: was it made with --refresh?"]
            : [];

    private static IEnumerable<Difference> Of(PreviewStep step, IReadOnlyList<ProviderDifference> list)
    {
        Difference Whole(string message) => new(step.Name, step.Type, "", message);

        switch (step.Operation)
        {
            case "create":
                return [Whole("is not in Azure")];
            case "delete":
                return [Whole("is in Azure and not in the program")];
            case "update" when step.Differences.Count > 0:
                return step.Differences.Select(path => Of(step, path, list)).Distinct();
            default:
                var reasons = step.Reasons.Count > 0 ? $" because of {string.Join(", ", step.Reasons)}" : "";
                return [Whole($"differs: the program would {step.Operation} it{reasons}")];
        }
    }

    private static Difference Of(PreviewStep step, string path, IReadOnlyList<ProviderDifference> list) =>
        list.FirstOrDefault(entry => Covers(entry, step, path)) is { } covers ? new(step.Name, step.Type, path, covers.Reason, covers)
        : list.FirstOrDefault(entry => entry.AnyOrder && entry.Concerns(step.Old!.Type, path)) is { } unordered
            ? new(step.Name, step.Type, unordered.Path, "Azure has other elements than the program")
        : new(step.Name, step.Type, path, Values(step, path));

    private static bool Covers(ProviderDifference entry, PreviewStep step, string path) =>
        step is { Old: { } azure, New: { } program } && entry.Covers(azure.Type, path, azure.Inputs, program.Inputs);

    private static string Values(PreviewStep step, string path) =>
        Settings.Any(name => path.Contains(name, StringComparison.Ordinal))
            ? "differs"
            : $"{Shown(step.Old!.Inputs.At(path))} in Azure, {Shown(step.New!.Inputs.At(path))} in the program";

    private static string Shown(JsonNode? value) =>
        value switch
        {
            null => "not set",
            JsonArray list => string.Create(CultureInfo.InvariantCulture, $"a list of {list.Count}"),
            JsonObject => "an object",
            _ => value.ToString() is { Length: > 80 } text ? $"{text[..80]}…" : value.ToString(),
        };
}

using Planning.Updates;
using Preflight.Costs;
using Preflight.Gate;

namespace Preflight.Tests.Gate;

/// <summary>
/// Previews as Pulumi writes them, beside this file: states, reasons and detailed differences of its own form, with values of prod.
/// </summary>
internal static class Recorded
{
    public static string Path(string name) =>
        System.IO.Path.Combine(Repository.Root, "tests", "tools", "preflight", "Gate", $"{name}.json");

    public static string Text(string name) => File.ReadAllText(Path(name));

    public static Preview Preview(string name) => PreviewFile.Read(Path(name));

    public static GateResult Result(string name, params string[] allow) => Of(Preview(name), allow);

    public static GateResult Of(Preview preview, params string[] allow) =>
        Preflight.Gate.GateResult.Of(
            preview,
            CostJump.Of(preview, plan: null, CostTerms.None, stage: null),
            costLimit: 20,
            [],
            Override.Of(allow)
        );

    /// <summary>A preview with one text replaced, which must exist.</summary>
    public static Preview Edited(string name, string before, string after)
    {
        var text = Text(name);
        Assert.Contains(before, text);
        return Read(text.Replace(before, after));
    }

    public static Preview Read(string text)
    {
        using var folder = new ProjectFolder().With("preview.json", text);
        return PreviewFile.Read(System.IO.Path.Combine(folder.Path, "preview.json"));
    }

    /// <summary>As in "vault-vault allow-data-loss".</summary>
    public static IEnumerable<string> Refused(GateResult verdict) =>
        verdict.Refused.Select(refusal => $"{refusal.Resource} {refusal.AcceptedBy}").Distinct();
}

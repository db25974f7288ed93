using YamlDotNet.RepresentationModel;

namespace Stacks.Tests.Parity;

/// <summary>A capability of one or more references, and what is decided about it.</summary>
/// <param name="In">The parts of each reference that have it, by the key of the reference.</param>
/// <param name="States">The states that the row names; exactly one is valid.</param>
/// <param name="Settings">The settings of an option, as KEY or KEY=VALUE.</param>
/// <param name="With">Settings beside the dev stack for the proofs that begin with `with`.</param>
/// <param name="Text">The reason of a refusal, or what an open row is missing.</param>
internal sealed record ParityRow(
    string Area,
    string Capability,
    IReadOnlyDictionary<string, IReadOnlyList<string>> In,
    IReadOnlyList<ParityState> States,
    IReadOnlyList<Proof> Proofs,
    IReadOnlyList<string> Settings,
    IReadOnlyDictionary<string, string> With,
    string? Text,
    string? Note
)
{
    public ParityState State => States[0];

    public bool IsCovered => State is ParityState.Met or ParityState.Option;

    public static ParityRow Of(string area, YamlMappingNode node)
    {
        var with = node.Children.TryGetValue("with", out var changes)
            ? ((YamlMappingNode)changes).Children.ToDictionary(entry => (string)entry.Key!, entry => (string)entry.Value!)
            : [];
        var proofs = Texts(node, "met").Concat(Texts(node, "proof"));
        return new(
            area,
            (string)node["capability"]!,
            ((YamlMappingNode)node["in"]).Children.ToDictionary(entry => (string)entry.Key!, entry => Texts(entry.Value)),
            [.. Enum.GetValues<ParityState>().Where(state => node.Children.ContainsKey(Key(state)))],
            [.. proofs.Select(proof => Proof.Parse(proof, with))],
            Texts(node, "option"),
            with,
            Scalar(node, "refused") ?? Scalar(node, "open"),
            Scalar(node, "note")
        );
    }

    public static string Key(ParityState state) => state.ToString().ToLowerInvariant();

    private static string? Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? (string)value! : null;

    private static IReadOnlyList<string> Texts(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? Texts(value) : [];

    private static IReadOnlyList<string> Texts(YamlNode node) => [.. ((YamlSequenceNode)node).Select(item => (string)item!)];
}

using YamlDotNet.RepresentationModel;

namespace Stacks.Tests.Parity;

/// <summary>A public reference of Microsoft.</summary>
/// <param name="Names">How many of its parts deploy or configure something.</param>
/// <param name="Once">Whether each part is in exactly one row.</param>
/// <param name="Shown">Whether the page lists the parts instead of their number.</param>
internal sealed record ParitySource(string Key, string Label, string Title, string Read, string What, int Names, bool Once, bool Shown)
{
    public static ParitySource Of(YamlMappingNode node) =>
        new(
            Text(node, "key"),
            Text(node, "label"),
            Text(node, "title"),
            Text(node, "read"),
            Text(node, "what"),
            int.Parse(Text(node, "names")),
            node.Children.ContainsKey("once"),
            node.Children.ContainsKey("shown")
        );

    private static string Text(YamlMappingNode node, string key) => (string)node[key]!;
}

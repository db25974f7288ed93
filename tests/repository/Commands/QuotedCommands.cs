using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Repository.Tests.Pages;
using YamlDotNet.RepresentationModel;

namespace Repository.Tests.Commands;

/// <summary>The calls of `az`, `gh` and `pulumi` in scripts, workflows, pages and programs.</summary>
internal static partial class QuotedCommands
{
    private static readonly string[] Programs = ["az", "gh", "pulumi"];

    /// <summary>A command of the shell whose arguments are names of programs.</summary>
    private static readonly string[] NamesPrograms = ["needs", "command", "which", "for"];

    /// <summary>Keys of a workflow whose value is a script.</summary>
    private static readonly string[] ScriptKeys = ["run", "bash", "script", "inlineScript"];

    private static readonly string[] ProseFiles = [".csproj", ".targets", ".props", ".slnx"];

    private static readonly string[] Left = ["tests/ci/StandIns/", "tests/repository/Commands/", "tools/evaluation/held-out/"];

    private static readonly HashSet<string> Pages = [.. MarkdownPage.All.Select(page => page.File)];

    /// <summary>The stand-ins replace the programs; the tests here contain wrong commands; questions of the evaluation are none.</summary>
    public static IReadOnlyList<QuotedCommand> All { get; } =
    [
        .. Checkout
            .TrackedFiles.Where(file => !Left.Any(file.StartsWith))
            .Where(IsRead)
            .Select(file => (Name: file, Content: Checkout.Read(file)))
            .Where(file => Programs.Any(file.Content.Contains))
            .SelectMany(file => Of(file.Name, file.Content)),
    ];

    /// <returns>The commands of one file.</returns>
    public static IEnumerable<QuotedCommand> Of(string file, string content) =>
        (
            file.EndsWith(".md") ? InPage(file, MarkdownPage.Of(file, content)) : InCode(file, content).Concat(InComments(file, content))
        ).Select(command => file.StartsWith("tests/") ? Start(command) : command);

    /// <summary>A test compares with the start of a command, or with a pattern such as "pulumi preview --json*".</summary>
    private static QuotedCommand Start(QuotedCommand command) =>
        command with
        {
            Words = [.. command.Words.Select(word => word.TrimEnd('*')).Where(word => word.Length > 0)],
            IsPartial = true,
        };

    private static IEnumerable<QuotedCommand> InCode(string file, string content) =>
        IsScript(file) ? InShell(file, content)
        : IsWorkflow(file) ? InWorkflow(file, content)
        : file.EndsWith(".cs") ? InProgram(file, content)
        : InProse(file, content);

    private static bool IsRead(string file) =>
        IsScript(file)
        || Pages.Contains(file)
        || Path.GetExtension(file) is ".cs" or ".yaml" or ".yml"
        || ProseFiles.Contains(Path.GetExtension(file));

    private static bool IsScript(string file) => file.StartsWith(".ci/") || file.EndsWith(".sh");

    private static bool IsWorkflow(string file) => file.StartsWith(".github/") || file.StartsWith(".azuredevops/");

    private static IEnumerable<QuotedCommand> InShell(string file, string text)
    {
        foreach (var words in ShellText.Commands(text))
        {
            var program = words.ToList().FindIndex(Programs.Contains);
            if (program >= 0 && program + 1 < words.Count && !NamesPrograms.Contains(words[0]))
            {
                yield return new QuotedCommand(file, [.. words.Skip(program)]) { IsStrict = true };
            }

            foreach (var message in words.Where(word => word.Contains(' ')).SelectMany(word => InProse(file, word)))
            {
                yield return message;
            }
        }
    }

    private static IEnumerable<QuotedCommand> InPage(string file, MarkdownPage page) =>
        page
            .ShellBlocks.SelectMany(block => InShell(file, ProseText.WithoutPlaceholders(block)))
            .Concat(page.CodeSpans.SelectMany(span => InSpan(file, span)))
            .Concat(page.OtherBlocks.Concat(page.Sentences).SelectMany(text => InProse(file, text)));

    /// <summary>Without options it may be only a name, as in "see `az monitor metrics list`".</summary>
    private static IEnumerable<QuotedCommand> InSpan(string file, string span) =>
        InShell(file, ProseText.WithoutPlaceholders(span)).Select(command => command with { IsPartial = !command.HasOptions });

    private static IEnumerable<QuotedCommand> InComments(string file, string content) =>
        from comment in Comment().Matches(content)
        from span in Span().Matches(comment.Value)
        from command in InSpan(file, span.Groups[1].Value)
        select command with
        {
            IsPartial = true,
        };

    private static IEnumerable<QuotedCommand> InWorkflow(string file, string content)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(content));
        return stream.Documents.SelectMany(document => InNode(file, document.RootNode, isScript: false));
    }

    private static IEnumerable<QuotedCommand> InNode(string file, YamlNode node, bool isScript) =>
        node switch
        {
            YamlMappingNode mapping => mapping.Children.SelectMany(entry =>
                InNode(file, entry.Value, ScriptKeys.Contains(((YamlScalarNode)entry.Key).Value))
            ),
            YamlSequenceNode sequence => sequence.Children.SelectMany(child => InNode(file, child, isScript: false)),
            YamlScalarNode { Value: { } text } => isScript ? InShell(file, text) : InProse(file, text),
            _ => [],
        };

    private static IEnumerable<QuotedCommand> InProgram(string file, string content)
    {
        var root = CSharpSyntaxTree.ParseText(content).GetRoot();
        return ProgramText
            .Texts(root)
            .SelectMany(text => InProse(file, text))
            .Concat(ProgramText.Calls(root).Select(words => new QuotedCommand(file, words) { IsStrict = true }));
    }

    private static IEnumerable<QuotedCommand> InProse(string file, string text) =>
        ProseText
            .Commands(text)
            .Select(words => new QuotedCommand(file, words))
            .Select(command => command with { IsPartial = !command.HasOptions });

    [GeneratedRegex("(//|# ).*")]
    private static partial Regex Comment();

    [GeneratedRegex("`((az|gh|pulumi) [^`]+)`")]
    private static partial Regex Span();
}

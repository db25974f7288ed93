using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests.Words;

/// <summary>The text of a file that a user reads.</summary>
internal static class UserText
{
    private static readonly string[] WholeText = [".md", ".yaml", ".yml", ".kql", ".html", ".sample"];

    /// <returns>Line, from 1, and text.</returns>
    public static IEnumerable<(int Line, string Text)> Of(string file, string content) =>
        file.EndsWith(".cs") ? (file.Split('/')[0] is "infra" or "app" or "tools" or "samples" ? OfProgram(content) : [])
        : IsWholly(file) ? content.Split('\n').Select((line, index) => (index + 1, line))
        : [];

    private static bool IsWholly(string file) =>
        WholeText.Contains(Path.GetExtension(file))
        || file.StartsWith(".ci/")
        || file.StartsWith("app/wwwroot/js/text.")
        || (file.StartsWith("tools/") && Path.GetExtension(file) is ".json" && !file.EndsWith("packages.lock.json"));

    /// <summary>String literals, and documentation of what is public.</summary>
    private static IEnumerable<(int Line, string Text)> OfProgram(string content)
    {
        var root = CSharpSyntaxTree.ParseText(content).GetRoot();
        foreach (var token in root.DescendantTokens(descendIntoTrivia: false))
        {
            if (
                token.IsKind(SyntaxKind.StringLiteralToken)
                || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
                || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
            )
            {
                yield return (LineOf(token.GetLocation()), token.Text);
            }
        }

        foreach (var member in root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsPublic))
        {
            foreach (var comment in member.GetLeadingTrivia().Where(trivia => trivia.HasStructure))
            {
                yield return (LineOf(comment.GetLocation()), comment.ToFullString());
            }
        }
    }

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member
            .AncestorsAndSelf()
            .OfType<MemberDeclarationSyntax>()
            .Where(part => part is not BaseNamespaceDeclarationSyntax)
            .All(part =>
                part.Modifiers.Any(SyntaxKind.PublicKeyword)
                || part.Parent is InterfaceDeclarationSyntax
                || part is EnumMemberDeclarationSyntax
            );

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;
}

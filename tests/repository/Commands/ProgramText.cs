using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests.Commands;

/// <summary>What a C# file says: its texts, and the arguments that it passes to a command-line program.</summary>
internal static class ProgramText
{
    /// <returns>Each string as it is at run time: parts joined, and holes unknown.</returns>
    public static IEnumerable<string> Texts(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(node => IsText(node) && !(node.Parent is BinaryExpressionSyntax sum && IsText(sum)))
            .Select(node =>
            {
                var text = new StringBuilder();
                Append(text, node);
                return text.ToString();
            });

    /// <returns>The list in each call like `pulumi.RunAsync(["stack", "export"], …)`, after the name of the program.</returns>
    public static IEnumerable<IReadOnlyList<string>> Calls(SyntaxNode root) =>
        from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let program = Receiver(call.Expression)
        where program is "gh" or "pulumi"
        from list in call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<CollectionExpressionSyntax>()
        select (IReadOnlyList<string>)[program, .. list.Elements.OfType<ExpressionElementSyntax>().Select(Word)];

    /// <returns>
    /// "pulumi" for `pulumi.RunAsync`. For `RunAsync` the program that the class starts, as in `class A(string command = "gh")`.
    /// </returns>
    private static string? Receiver(ExpressionSyntax called) =>
        called switch
        {
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } => receiver.Identifier.Text.TrimStart('_'),
            IdentifierNameSyntax { Identifier.Text: "RunAsync" } => called
                .FirstAncestorOrSelf<TypeDeclarationSyntax>()
                ?.ParameterList?.Parameters.Select(parameter => parameter.Default?.Value)
                .OfType<LiteralExpressionSyntax>()
                .FirstOrDefault()
                ?.Token.ValueText,
            _ => null,
        };

    private static string Word(ExpressionElementSyntax element)
    {
        var word = new StringBuilder();
        Append(word, element.Expression);
        return word.ToString();
    }

    private static bool IsText(ExpressionSyntax node) =>
        node.IsKind(SyntaxKind.StringLiteralExpression)
        || node is InterpolatedStringExpressionSyntax
        || (node is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression) && (IsText(sum.Left) || IsText(sum.Right)));

    private static void Append(StringBuilder text, ExpressionSyntax node)
    {
        if (node is BinaryExpressionSyntax sum && IsText(sum))
        {
            Append(text, sum.Left);
            Append(text, sum.Right);
        }
        else if (node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression))
        {
            text.Append(literal.Token.ValueText);
        }
        else if (node is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var part in interpolated.Contents)
            {
                text.Append(part is InterpolatedStringTextSyntax piece ? piece.TextToken.ValueText : ShellText.Unknown.ToString());
            }
        }
        else
        {
            text.Append(ShellText.Unknown);
        }
    }
}

using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests.Words;

/// <summary>The names that a C# file declares: types, members, parameters and locals.</summary>
internal static partial class DeclaredNames
{
    /// <returns>Line, from 1, and name.</returns>
    public static IEnumerable<(int Line, string Name)> Of(string file, string content) =>
        file.EndsWith(".cs") && !file.EndsWith(".g.cs")
            ? CSharpSyntaxTree.ParseText(content).GetRoot().DescendantNodes().Select(Declared).OfType<SyntaxToken>().Select(Line)
            : [];

    /// <returns>The methods with an attribute whose name ends in Fact or Theory.</returns>
    public static IEnumerable<(int Line, string Name)> OfTests(string file, string content) =>
        file.StartsWith("tests/") && file.EndsWith("Tests.cs")
            ? CSharpSyntaxTree
                .ParseText(content)
                .GetRoot()
                .DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(method =>
                    method
                        .AttributeLists.SelectMany(list => list.Attributes)
                        .Any(attribute => TestAttribute().IsMatch(attribute.Name.ToString()))
                )
                .Select(method => Line(method.Identifier))
            : [];

    /// <returns>As in "is body complete" for isBodyComplete.</returns>
    public static string Words(string name) => Boundary().Replace(name, " ").Replace('_', ' ');

    private static SyntaxToken? Declared(SyntaxNode node) =>
        node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier,
            DelegateDeclarationSyntax type => type.Identifier,
            EnumMemberDeclarationSyntax member => member.Identifier,
            MethodDeclarationSyntax method => method.Identifier,
            LocalFunctionStatementSyntax method => method.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            VariableDeclaratorSyntax variable => variable.Identifier,
            SingleVariableDesignationSyntax variable => variable.Identifier,
            ForEachStatementSyntax loop => loop.Identifier,
            ParameterSyntax parameter => parameter.Identifier,
            TupleElementSyntax element => element.Identifier,
            _ => null,
        };

    private static (int Line, string Name) Line(SyntaxToken token) =>
        (token.GetLocation().GetLineSpan().StartLinePosition.Line + 1, token.ValueText);

    [GeneratedRegex("(Fact|Theory)$")]
    private static partial Regex TestAttribute();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}

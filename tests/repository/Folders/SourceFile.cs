using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests.Folders;

/// <summary>A parsed source file: what it declares, and which names it uses.</summary>
internal sealed class SourceFile
{
    private readonly CompilationUnitSyntax _root;

    /// <param name="path">Relative to the project, with forward slashes.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        _root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        Namespace = _root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        Types = Declared().ToHashSet();
        Extensions = _root
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(method => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword))
            .Select(method => method.Identifier.ValueText)
            .ToHashSet();
        Visible = [.. Ancestors(Namespace), .. Usings()];
    }

    public string Path { get; }

    public string Namespace { get; }

    /// <summary>The types it declares that are not nested in others.</summary>
    public IReadOnlySet<string> Types { get; }

    public IReadOnlySet<string> Extensions { get; }

    /// <summary>The namespaces whose types it can use by simple name, its own first.</summary>
    public IReadOnlyList<string> Visible { get; }

    /// <summary>Simple names where a type can stand, and the names before them, as in Settings for Settings.Reader.</summary>
    public IEnumerable<(string? Qualifier, string Name)> Names()
    {
        var members = Members();
        return _root
            .DescendantNodes(node => node is not UsingDirectiveSyntax)
            .OfType<SimpleNameSyntax>()
            .Where(name => !IsMemberName(name) && !(members.Contains(name.Identifier.ValueText) && !IsType(name)))
            .Select(name => (QualifierOf(name), name.Identifier.ValueText))
            .Concat(Aliases())
            .Distinct();
    }

    /// <summary>The names of methods called on a value, as in value.Name().</summary>
    public IEnumerable<string> Calls() =>
        _root
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Select(call =>
                call.Expression switch
                {
                    MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                    MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
                    _ => null,
                }
            )
            .OfType<string>()
            .Distinct();

    private IEnumerable<string> Declared() =>
        _root
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Select(node =>
                node switch
                {
                    BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                    DelegateDeclarationSyntax type => type.Identifier.ValueText,
                    _ => null,
                }
            )
            .OfType<string>();

    private HashSet<string> Members() =>
        [
            .. _root
                .DescendantNodes()
                .Select(node =>
                    node switch
                    {
                        PropertyDeclarationSyntax property => property.Identifier.ValueText,
                        MethodDeclarationSyntax method => method.Identifier.ValueText,
                        ParameterSyntax parameter => parameter.Identifier.ValueText,
                        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
                        _ => null,
                    }
                )
                .OfType<string>(),
        ];

    private IEnumerable<string> Usings() => _root.Usings.Where(each => each.Alias is null).Select(each => each.NamespaceOrType.ToString());

    private IEnumerable<(string?, string)> Aliases() =>
        _root
            .Usings.Where(each => each.Alias is not null || each.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
            .Select(each => each.NamespaceOrType)
            .OfType<QualifiedNameSyntax>()
            .Select(name => ((string?)name.Left.ToString(), name.Right.Identifier.ValueText));

    private static IEnumerable<string> Ancestors(string space)
    {
        for (; space.Length > 0; space = space.Contains('.') ? space[..space.LastIndexOf('.')] : "")
        {
            yield return space;
        }

        yield return "";
    }

    private static string? QualifierOf(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left.ToString(),
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression.ToString(),
            _ => null,
        };

    /// <summary>What is to the left of a colon or an equals sign names a member or a parameter.</summary>
    private static bool IsMemberName(SimpleNameSyntax name) =>
        name.Parent is NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax
        || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Left == name
        || name.Parent is MemberAccessExpressionSyntax access
            && access.Name == name
            && access.Expression is not (SimpleNameSyntax or MemberAccessExpressionSyntax);

    private static bool IsType(SimpleNameSyntax name) =>
        name.Parent
            is not (ExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or StatementSyntax)
                or ObjectCreationExpressionSyntax
                or CastExpressionSyntax
                or TypeOfExpressionSyntax
                or TypeSyntax;
}

namespace Preflight.Queries;

/// <summary>A word, a literal or a sign of a query.</summary>
/// <param name="Start">Of its first character in the query.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;

    public bool Is(string text) => Kind is TokenKind.Sign or TokenKind.Name && Text == text;
}

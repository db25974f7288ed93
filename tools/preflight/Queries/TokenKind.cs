namespace Preflight.Queries;

internal enum TokenKind
{
    Name,
    Number,
    String,

    /// <summary>An operator or a bracket of one or more characters.</summary>
    Sign,

    /// <summary>A character that queries do not have, or a string without an end.</summary>
    Bad,
    End,
}

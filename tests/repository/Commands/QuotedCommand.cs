namespace Repository.Tests.Commands;

/// <summary>A command that a file runs or names.</summary>
/// <param name="File">Relative to the root.</param>
/// <param name="Words">The first is the program.</param>
internal sealed record QuotedCommand(string File, IReadOnlyList<string> Words)
{
    public string Program => Words[0];

    public bool HasOptions => Words.Any(word => word.StartsWith('-'));

    /// <summary>The words before the first option, without the program.</summary>
    public IEnumerable<string> Path => Words.Skip(1).TakeWhile(word => !word.StartsWith('-'));

    /// <summary>Whether the command is written as code. In a sentence, words after the command may be ordinary text.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The name of a command, as in "see `az monitor metrics list`", or the start of one.</summary>
    public bool IsPartial { get; init; }

    public override string ToString() => $"{File}: {string.Join(' ', Words).Replace(ShellText.Unknown, '?')}";
}

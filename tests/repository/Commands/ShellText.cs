using System.Text;

namespace Repository.Tests.Commands;

/// <summary>
/// Reads the commands of a shell text, with the quotes, substitutions, redirections, here-documents and comments that scripts use.
/// A variable or a substitution becomes <see cref="Unknown"/>.
/// </summary>
internal sealed class ShellText
{
    /// <summary>Stands for a value that only a run knows. No text of the repository contains it.</summary>
    public const char Unknown = '\uE000';

    private readonly string _text;
    private readonly List<IReadOnlyList<string>> _commands;
    private readonly List<string> _hereDocuments = [];
    private List<string> _words = [];
    private bool _isTarget;
    private int _at;

    private ShellText(string text, List<IReadOnlyList<string>> commands, int at = 0)
    {
        _text = text;
        _commands = commands;
        _at = at;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';
    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    /// <returns>The words of each simple command, also in substitutions. A word that expands to any number of words is left out.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Commands(string text)
    {
        var commands = new List<IReadOnlyList<string>>();
        new ShellText(text, commands).ReadAll(nested: false);
        return commands;
    }

    private void ReadAll(bool nested)
    {
        while (_at < _text.Length)
        {
            if (Current is ' ' or '\t')
            {
                _at++;
            }
            else if (Current == '\\' && Next == '\n')
            {
                _at += 2;
            }
            else if (Current == '#')
            {
                _at = EndOfLine();
            }
            else if (Current == '\n')
            {
                End();
                _at++;
                SkipHereDocuments();
            }
            else if (nested && Current == ')')
            {
                End();
                _at++;
                return;
            }
            else if ((Current is '<' or '>') && Next == '(')
            {
                ReadSubstitution();
            }
            else if (Current is '<' or '>')
            {
                ReadRedirection();
            }
            else if (Current == '&' && Next == '>')
            {
                _at++;
            }
            else if (Current is ';' or '&' or '|' or '(' or ')')
            {
                End();
                _at++;
            }
            else
            {
                ReadWord();
            }
        }

        End();
    }

    private void End()
    {
        if (_words.Count > 0)
        {
            _commands.Add(_words);
        }

        _words = [];
        _isTarget = false;
    }

    private int EndOfLine() => _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;

    private void ReadRedirection()
    {
        if (_text.AsSpan(_at).StartsWith("<<") && !_text.AsSpan(_at).StartsWith("<<<"))
        {
            var line = _text[(_at + 2)..EndOfLine()].TrimStart('-', ' ');
            _hereDocuments.Add(new string([.. line.TrimStart('\'', '"').TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]));
        }

        while (Current is '<' or '>' or '&')
        {
            _at++;
        }

        _isTarget = true;
    }

    private void SkipHereDocuments()
    {
        foreach (var end in _hereDocuments)
        {
            while (_at < _text.Length)
            {
                var line = _text[_at..EndOfLine()];
                _at = Math.Min(EndOfLine() + 1, _text.Length);
                if (line.Trim() == end)
                {
                    break;
                }
            }
        }

        _hereDocuments.Clear();
    }

    /// <summary>`$(…)`, `&lt;(…)` or `&gt;(…)`: its commands are read like any other.</summary>
    private void ReadSubstitution()
    {
        var inner = new ShellText(_text, _commands, _at + 2);
        inner.ReadAll(nested: true);
        _at = inner._at;
    }

    private void ReadWord()
    {
        var word = new StringBuilder();
        var (isQuoted, isSplat) = (false, false);
        for (var quote = '\0'; _at < _text.Length; )
        {
            if (quote == '\0' && (char.IsWhiteSpace(Current) || Current is ';' or '&' or '|' or '(' or ')' or '<' or '>'))
            {
                break;
            }

            if (Current == quote || (quote == '\0' && Current is '\'' or '"'))
            {
                quote = quote == '\0' ? Current : '\0';
                isQuoted = true;
                _at++;
            }
            else if (quote != '\'' && Current == '\\')
            {
                word.Append(Next is '\n' or '\0' ? "" : Next);
                _at += 2;
            }
            else if (quote != '\'' && Current == '$')
            {
                isSplat |= ReadExpansion(word);
            }
            else
            {
                word.Append(Current);
                _at++;
            }
        }

        var isDescriptor = !isQuoted && word.Length == 1 && char.IsDigit(word[0]) && Current is '<' or '>';
        if (!_isTarget && !isSplat && !isDescriptor)
        {
            _words.Add(word.ToString());
        }

        _isTarget = false;
    }

    /// <returns>True if it expands to any number of words.</returns>
    private bool ReadExpansion(StringBuilder word)
    {
        var start = _at;
        if (Next == '(' && !_text.AsSpan(_at).StartsWith("$(("))
        {
            ReadSubstitution();
        }
        else if (Next is '(' or '{')
        {
            SkipBraces();
        }
        else if (char.IsLetter(Next) || Next == '_')
        {
            _at++;
            while (char.IsLetterOrDigit(Current) || Current == '_')
            {
                _at++;
            }
        }
        else if (char.IsDigit(Next) || Next is '@' or '*' or '#' or '?' or '!' or '$')
        {
            _at += 2;
        }
        else
        {
            word.Append(Current);
            _at++;
            return false;
        }

        word.Append(Unknown);
        return _text[start.._at] is "$@" or "$*" || _text[start.._at].Contains("[@]");
    }

    /// <summary>`${…}` or `$((…))`, with substitutions inside.</summary>
    private void SkipBraces()
    {
        var (open, close) = Next == '{' ? ('{', '}') : ('(', ')');
        var depth = 0;
        _at++;
        do
        {
            if (Current == '$' && Next == '(')
            {
                ReadSubstitution();
                continue;
            }

            depth +=
                Current == open ? 1
                : Current == close ? -1
                : 0;
            _at++;
        } while (depth > 0 && _at < _text.Length);
    }
}

using System.Net;
using System.Text;

namespace Preflight.Reports.Html;

/// <summary>HTML being written. Text of a plan goes through <see cref="Encode"/> and cannot become markup.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Id, string Title)> _sections = [];

    public IReadOnlyList<(string Id, string Title)> Sections => _sections;

    public void Section(string title, string introduction)
    {
        var id = title.ToLowerInvariant().Replace(' ', '-');
        _sections.Add((id, title));
        _text.Append($"<h2 id=\"{id}\">{Encode(title)}</h2>\n<p>{Encode(introduction)}</p>\n");
    }

    public void Heading(string title) => _text.Append($"<h3>{Encode(title)}</h3>\n");

    public void Say(string text) => _text.Append($"<p>{Encode(text)}</p>\n");

    public void Raw(string markup) => _text.Append(markup);

    /// <summary>A table that scrolls by itself on a narrow screen, by touch and by keyboard.</summary>
    public void Table(string caption, string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            _text.Append("<p>None.</p>\n");
            return;
        }

        _text.Append(
            $"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(caption)}\"><table><caption>{Encode(caption)}</caption><thead><tr>"
        );
        _text.Append(string.Concat(head.Select(cell => $"<th scope=\"col\">{Encode(cell)}</th>"))).Append("</tr></thead><tbody>\n");
        foreach (var row in all)
        {
            _text
                .Append("<tr>")
                .Append(
                    string.Concat(row.Select((cell, i) => i == 0 ? $"<th scope=\"row\">{Encode(cell)}</th>" : $"<td>{Encode(cell)}</td>"))
                )
                .Append("</tr>\n");
        }

        _text.Append("</tbody></table></div>\n");
    }

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    public override string ToString() => _text.ToString();
}

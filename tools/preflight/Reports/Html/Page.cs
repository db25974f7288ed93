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

    /// <param name="look">A class of the style sheet.</param>
    public void OpenDetails(string summary, string look = "") =>
        _text.Append($"<details{(look.Length > 0 ? $" class=\"{look}\"" : "")}><summary>{Encode(summary)}</summary>\n");

    public void CloseDetails() => _text.Append("</details>\n");

    /// <summary>A table with its own scrollbar on a narrow screen, for touch and keyboard.</summary>
    /// <param name="amount">The column that holds amounts of money; negative where none does.</param>
    public void Table(string caption, string[] head, IEnumerable<string[]> rows, int amount = -1)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            _text.Append("<p>None.</p>\n");
            return;
        }

        string Look(int column) => column == amount ? " class=\"amount\"" : "";
        string Cell(string cell, int column) =>
            column == 0 ? $"<th scope=\"row\">{Encode(cell)}</th>" : $"<td{Look(column)}>{Encode(cell)}</td>";

        _text.Append($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Encode(caption)}\">");
        _text.Append($"<table><caption>{Encode(caption)}</caption><thead><tr>");
        _text.Append(string.Concat(head.Select((cell, i) => $"<th scope=\"col\"{Look(i)}>{Encode(cell)}</th>")));
        _text.Append("</tr></thead><tbody>\n");
        foreach (var row in all)
        {
            _text.Append($"<tr>{string.Concat(row.Select(Cell))}</tr>\n");
        }

        _text.Append("</tbody></table></div>\n");
    }

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    public override string ToString() => _text.ToString();
}

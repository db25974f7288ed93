using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace App.Formats;

/// <summary>The visible text of a paragraph: without deleted, moved and hidden text, with the values of form fields.</summary>
internal sealed class DocxText(MainDocumentPart part)
{
    private readonly StringBuilder text = new();

    /// <summary>Text boxes that are anchored in the paragraph; their text is not a part of its sentences.</summary>
    public List<OpenXmlElement> Boxes { get; } = [];

    /// <summary>Footnotes and endnotes of the paragraph.</summary>
    public List<OpenXmlElement> Notes { get; } = [];

    public void Read(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
            Element(element);
    }

    public override string ToString() => text.ToString();

    private void Element(OpenXmlElement element)
    {
        switch (element)
        {
            // Moved text appears again at its new place.
            case MoveFromRun or DeletedRun or ParagraphProperties:
            case Run { RunProperties.Vanish: { } vanish } when vanish.Val?.Value ?? true:
            case SdtRun { SdtProperties: { } properties } when properties.Elements<ShowingPlaceholder>().Any():
                break;
            // The same content for newer and older versions of Word.
            case AlternateContent { FirstChild: { } newest }:
                Read(newest);
                break;
            case TextBoxContent box:
                Boxes.Add(box);
                break;
            case FootnoteReference { Id.Value: var id }:
                AddNote(part.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(note => note.Id?.Value == id));
                break;
            case EndnoteReference { Id.Value: var id }:
                AddNote(part.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(note => note.Id?.Value == id));
                break;
            case DropDownListFormField list:
                text.Append(Chosen(list));
                break;
            case Text words:
                text.Append(words.Text);
                break;
            case TabChar or Break or CarriageReturn:
                text.Append(' ');
                break;
            case NoBreakHyphen:
                text.Append('-');
                break;
            default:
                Read(element);
                break;
        }
    }

    private void AddNote(OpenXmlElement? note)
    {
        if (note is not null)
            Notes.Add(note);
    }

    private static string? Chosen(DropDownListFormField list) =>
        list.Elements<ListEntryFormField>().ElementAtOrDefault(list.DropDownListSelection?.Val?.Value ?? 0)?.Val?.Value;
}

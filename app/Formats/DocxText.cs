using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace App.Formats;

/// <summary>The visible text of a paragraph: without deleted, moved and hidden text, with the values of form fields.</summary>
internal sealed class DocxText(MainDocumentPart part)
{
    private static readonly string[] PageNumbers = ["PAGE", "NUMPAGES", "SECTIONPAGES"];

    private readonly StringBuilder text = new();
    private readonly StringBuilder code = new();
    private bool isInPageNumber;

    /// <summary>Text boxes that are anchored in the paragraph; their text is not a part of its sentences.</summary>
    public List<OpenXmlElement> Boxes { get; } = [];

    /// <summary>Footnotes and endnotes of the paragraph.</summary>
    public List<OpenXmlElement> Notes { get; } = [];

    /// <summary>The paragraph has a page number, which is left out.</summary>
    public bool HasPageNumber { get; private set; }

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
            case SimpleField { Instruction.Value: { } instruction } when IsPageNumber(instruction):
                HasPageNumber = true;
                break;
            case FieldChar { FieldCharType: { } type } field:
                Field(type.Value);
                Read(field);
                break;
            case FieldCode words:
                code.Append(words.Text);
                break;
            case Text when isInPageNumber:
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

    // A field begins, has a code, is separated from its result, and ends.
    private void Field(FieldCharValues type)
    {
        if (type == FieldCharValues.Separate && IsPageNumber(code.ToString()))
            HasPageNumber = isInPageNumber = true;
        else if (type != FieldCharValues.Separate)
            isInPageNumber = false;
        if (type == FieldCharValues.Begin)
            code.Clear();
    }

    private static bool IsPageNumber(string code) =>
        code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var name, ..]
        && PageNumbers.Contains(name, StringComparer.OrdinalIgnoreCase);

    private void AddNote(OpenXmlElement? note)
    {
        if (note is not null)
            Notes.Add(note);
    }

    private static string? Chosen(DropDownListFormField list) =>
        list.Elements<ListEntryFormField>().ElementAtOrDefault(list.DropDownListSelection?.Val?.Value ?? 0)?.Val?.Value;
}

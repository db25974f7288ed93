using App.Formats;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2010.Word.DrawingShape;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Vml;
using DocumentFormat.OpenXml.Wordprocessing;
using static App.Tests.Formats.WordFile;

namespace App.Tests.Formats;

/// <summary>Text of a Word document outside of its plain paragraphs.</summary>
public sealed class WordPartsTests
{
    [Fact]
    public void Footnotes_and_endnotes_follow_their_paragraph() =>
        Assert.Equal(
            "Refunds follow the rule.\n\nRefunds are paid within fourteen days.\n\nUnless agreed otherwise.\n\nNext.",
            Markdown(
                [
                    new Paragraph(
                        Run("Refunds follow the rule."),
                        new Run(new FootnoteReference { Id = 1 }),
                        new Run(new EndnoteReference { Id = 2 })
                    ),
                    Text("Next."),
                ],
                main =>
                {
                    main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(
                        new Footnote(Text("Refunds are paid within fourteen days.")) { Id = 1 }
                    );
                    main.AddNewPart<EndnotesPart>().Endnotes = new Endnotes(new Endnote(Text("Unless agreed otherwise.")) { Id = 2 });
                }
            )
        );

    [Fact]
    public void A_header_is_read_once_and_not_if_the_text_repeats_it() =>
        Assert.Equal("Policy HR-77, valid from May 2026\n\nLeave rules\n\nBody.", Markdown([Text("Leave rules"), Text("Body.")], main =>
            {
                foreach (
                    var text in new[] { "Policy HR-77, valid from May 2026", "Policy HR-77, valid from May 2026", "Leave rules", "- 1 -" }
                )
                    main.AddNewPart<HeaderPart>().Header = new Header(Text(text));
            }));

    [Fact]
    public void A_footer_is_read_once_after_the_text_and_without_page_numbers() =>
        Assert.Equal(
            "Body.\n\nPolicy HR-77 · valid until 2027 Page of\n\nOwner: people team, approved by the board",
            Markdown([Text("Body.")], main =>
            {
                main.AddNewPart<FooterPart>().Footer = new Footer(
                    new Paragraph([
                        Run("Policy HR-77 · valid until 2027 Page "),
                        .. Number("PAGE", "1"),
                        Run(" of "),
                        .. Number("NUMPAGES", "5"),
                    ])
                );
                main.AddNewPart<FooterPart>().Footer = new Footer(
                    new Paragraph([Run("Page "), .. Number(" PAGE \\* MERGEFORMAT ", "1"), Run(" of "), .. Number("NUMPAGES", "5")]),
                    Table(["Owner: people team,", "approved by the board"])
                );
                main.AddNewPart<FooterPart>().Footer = new Footer(
                    new Paragraph(Run("Seite "), new SimpleField(Run("7")) { Instruction = "PAGE" })
                );
            })
        );

    [Fact]
    public void A_text_box_in_a_header_is_read_once() =>
        Assert.Equal(
            "Confidential\n\nBody.",
            Markdown([Text("Body.")], main =>
                main.AddNewPart<HeaderPart>().Header = new Header(
                    new Paragraph(new Run(new Picture(new Shape(new TextBox(new TextBoxContent(Text("Confidential")))))))
                )
            )
        );

    /// <summary>Word writes a box twice, for newer and older versions.</summary>
    [Fact]
    public void A_text_box_is_read_once_and_is_a_paragraph_of_its_own() =>
        Assert.Equal(
            "Lunch is at noon.\n\nVisitors register at gate seven.",
            Markdown([
                new Paragraph(
                    new Run(
                        new AlternateContent(
                            new AlternateContentChoice(
                                new Drawing(
                                    new Inline(
                                        new DocumentFormat.OpenXml.Drawing.Graphic(
                                            new DocumentFormat.OpenXml.Drawing.GraphicData(
                                                new WordprocessingShape(
                                                    new TextBoxInfo2(new TextBoxContent(Text("Visitors register at gate seven.")))
                                                )
                                            )
                                            {
                                                Uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
                                            }
                                        )
                                    )
                                )
                            )
                            {
                                Requires = "wps",
                            },
                            new AlternateContentFallback(new Picture(new TextBoxContent(Text("Visitors register at gate seven."))))
                        )
                    ),
                    Run("Lunch is at noon.")
                ),
            ])
        );

    [Fact]
    public void Moved_text_is_read_at_its_new_place_only() =>
        Assert.Equal(
            "First.\n\nMoved.",
            Markdown([new Paragraph(new MoveFromRun(Run("Moved."))), Text("First."), new Paragraph(new MoveToRun(Run("Moved.")))])
        );

    [Fact]
    public void Values_of_form_fields_are_read_and_placeholders_are_not() =>
        Assert.Equal(
            "Office: Seoul\n\nFloor: seven",
            Markdown([
                new Paragraph(
                    Run("Office: "),
                    new Run(
                        new FieldChar(
                            new FormFieldData(
                                new DropDownListFormField(
                                    new DropDownListSelection { Val = 1 },
                                    new ListEntryFormField { Val = "Busan" },
                                    new ListEntryFormField { Val = "Seoul" }
                                )
                            )
                        )
                        {
                            FieldCharType = FieldCharValues.Begin,
                        }
                    )
                ),
                new Paragraph(
                    Run("Floor: "),
                    new SdtRun(new SdtProperties(), new SdtContentRun(Run("seven"))),
                    new SdtRun(new SdtProperties(new ShowingPlaceholder()), new SdtContentRun(Run("Click here to enter text.")))
                ),
            ])
        );

    private static OpenXmlElement[] Number(string code, string result) =>
        [
            new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            new Run(new FieldCode(code)),
            new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
            Run(result),
            new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
        ];

    private static string Markdown(OpenXmlElement[] blocks, Action<MainDocumentPart>? add = null)
    {
        var file = new MemoryStream();
        file.Write(Of(blocks));
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
            add?.Invoke(document.MainDocumentPart!);
        return new DocxReader().Read(new MemoryStream(file.ToArray())).Pages[0].Markdown.Trim();
    }
}

using App.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.Tokens;

namespace App.Formats;

/// <summary>Reads the values of a form, which the text of its pages does not contain.</summary>
internal static class PdfForm
{
    private static readonly NameToken Xfa = NameToken.Create("XFA");

    /// <summary>Lines "name: value" by page number.</summary>
    /// <param name="pages">The text of the pages.</param>
    /// <param name="shown">Has seen all pages.</param>
    /// <exception cref="RejectedDocumentException">The form is for Adobe's reader only: its pages show a placeholder.</exception>
    public static ILookup<int, string> Values(PdfDocument document, IReadOnlyList<string> pages, FormPages shown)
    {
        if (!document.TryGetForm(out var form))
            return Array.Empty<int>().ToLookup(page => page, _ => "");
        if (form.Dictionary.ContainsKey(Xfa) && pages.Any(IsPlaceholder))
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                "The PDF is an XFA form, whose pages show a placeholder; open it in Adobe Reader and print it to PDF"
            );

        shown.Resolve();
        return form.GetFields()
            .Select(field => Line(field, shown))
            .Where(line => line is not null)
            .ToLookup(line => line!.Value.Page, line => line!.Value.Text);
    }

    private static (int Page, string Text)? Line(AcroFieldBase field, FormPages shown)
    {
        var value = field switch
        {
            AcroTextField text => text.Value,
            AcroComboBoxField choice => string.Join(", ", choice.SelectedOptions),
            AcroListBoxField choice => string.Join(", ", choice.SelectedOptions),
            AcroCheckboxField { IsChecked: true } => "yes",
            AcroRadioButtonField { IsSelected: true } radio => radio.CurrentValue.Data,
            _ => null,
        };
        var name = field.Information.AlternateName ?? field.Information.PartialName;
        return string.IsNullOrWhiteSpace(value) ? null : (shown.Of(field), string.IsNullOrWhiteSpace(name) ? value : $"{name}: {value}");
    }

    private static bool IsPlaceholder(string page) =>
        page.Contains("Please wait", StringComparison.OrdinalIgnoreCase)
        || page.Contains("requires Adobe", StringComparison.OrdinalIgnoreCase);
}

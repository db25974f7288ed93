using System.Text.RegularExpressions;

namespace App.Formats;

/// <summary>The title in the metadata of a document, where it is one.</summary>
internal static partial class DocumentTitle
{
    /// <returns>Null for names of files and programs, and for titles that a template left.</returns>
    public static string? Of(string? metadata)
    {
        var title = metadata?.Trim();
        return string.IsNullOrEmpty(title) || title.Any(UnmappedText.IsUnreadable) || Left().IsMatch(title) ? null : title;
    }

    [GeneratedRegex(
        """
            ^(?:untitled|title|document|new[ ]document|presentation|powerpoint[ ]presentation|slide|book|sheet|microsoft[ ]word
            |about:blank|print
                |제목[ ]?없음|문서|프레젠테이션|無題|文档|无标题)[ ]?\d*$
            |\(use[ ]style|^microsoft[ ](?:word|powerpoint|excel)[ ]-|^(?:file|https?):/|^[\\/]|^[A-Za-z]:\\
            |\.(?:docx?|pptx?|xlsx?|pdf|html?|rtf|odt|indd|tex|dvi|ps|tmp|hwpx?)$|^\[?(?:type|insert|click|enter)[ ].{0,40}title
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Left();
}

namespace App.Suggestions;

/// <summary>Questions that a section of the documents may answer. Each is checked before it is suggested.</summary>
internal interface ISectionQuestions
{
    /// <param name="language">The language of the conversation.</param>
    IEnumerable<string> Of(Section section, string language);
}

namespace App.Messages;

/// <summary>A finding of a content filter that stopped a question or an answer.</summary>
/// <param name="Name">The category as Azure names it: hate, sexual, violence, self_harm, jailbreak, protected_material_text, ...</param>
/// <param name="Severity">low, medium or high; "detected" for a category without severities.</param>
internal sealed record FilteredCategory(string Name, string Severity);

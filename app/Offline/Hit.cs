namespace App.Offline;

/// <summary>A found document, by position.</summary>
/// <remarks>A class: the runtime compiles sorting and filtering for each struct, which would delay the first question.</remarks>
internal sealed record Hit(int Document, double Score);

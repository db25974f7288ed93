namespace App.Offline;

/// <summary>A document that was found, by its position.</summary>
/// <remarks>A class: sorting and filtering are compiled anew for each struct, and the first question would wait for it.</remarks>
internal sealed record Hit(int Document, double Score);

namespace App.Embedded;

/// <summary>A document that was found, by its position.</summary>
/// <remarks>A class: the runtime has to compile sorting and filtering anew for each struct, which the first question would wait for.</remarks>
internal sealed record Hit(int Document, double Score);

using App.Settings;

namespace App.Ingestion;

/// <summary>How documents are read.</summary>
/// <param name="Folder">Knowledge:Folder. The bundled documents; by default beside the program.</param>
/// <param name="MaskPersonalData">
/// Ingestion:MaskPersonalData. On by default in every environment: more users can read an index, its copies and its backups than the
/// original document.
/// </param>
internal sealed record IngestionSettings(string Folder, bool MaskPersonalData)
{
    public static IngestionSettings Read(SettingsReader read) =>
        new(
            read.Folder("Knowledge:Folder", Path.Combine(AppContext.BaseDirectory, "knowledge")),
            read.Flag("Ingestion:MaskPersonalData", true)
        );
}

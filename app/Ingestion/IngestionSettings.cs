using App.Hosting;

namespace App.Ingestion;

/// <summary>How documents are taken in.</summary>
/// <param name="MaskPersonalData">
/// Ingestion:MaskPersonalData. On everywhere, so that a laptop finds what Production finds: an index is copied, backed up and
/// shown to more people than the document was written for.
/// </param>
internal sealed record IngestionSettings(bool MaskPersonalData)
{
    public static IngestionSettings Read(SettingsReader read) => new(read.Flag("Ingestion:MaskPersonalData", true));
}

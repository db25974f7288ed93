namespace App.Ingestion;

/// <summary>What a run did.</summary>
internal sealed record IngestionReport(int Added, int Changed, int Removed, int Unchanged);

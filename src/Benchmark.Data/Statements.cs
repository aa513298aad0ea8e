using System.Data.Common;
using Dapper;

namespace Benchmark.Data;

/// <summary>Runs statements that can be abandoned when the client no longer waits.</summary>
internal static class Statements
{
    public static Task<IEnumerable<T>> QueryAsync<T>(this DbConnection connection, string sql, object? parameters, CancellationToken cancellation) =>
        connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));

    public static Task<T?> QuerySingleOrDefaultAsync<T>(this DbConnection connection, string sql, object? parameters, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));

    public static Task<T?> ExecuteScalarAsync<T>(this DbConnection connection, string sql, object? parameters, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation));

    public static Task<int> ExecuteAsync(this DbConnection connection, string sql, object? parameters, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation));

    public static Task<DbDataReader> ExecuteReaderAsync(this DbConnection connection, string sql, object? parameters, CancellationToken cancellation) =>
        connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation));

    public static Task<SqlMapper.GridReader> QueryMultipleAsync(this DbConnection connection, string sql, object? parameters, CancellationToken cancellation) =>
        connection.QueryMultipleAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
}

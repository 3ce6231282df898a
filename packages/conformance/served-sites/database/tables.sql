CREATE TABLE makers (id INT PRIMARY KEY, name VARCHAR(80), founded DATE);
CREATE TABLE goods (id INT PRIMARY KEY, maker_id INT, name VARCHAR(80), price DECIMAL(8, 2), stock INT NULL, added DATETIME);
INSERT INTO makers VALUES (1, 'Köhler & Söhne', '1890-04-01'), (2, 'Ōta', '1951-12-31'), (3, 'Nobody', NULL);
INSERT INTO goods VALUES (1, 1, 'Kettle', 39.50, 4, '2024-02-03 10:00:00'), (2, 1, 'Pan', 20.00, NULL, '2024-05-06 00:00:00'), (3, 2, 'Cup', 7.25, 100, '2023-01-01 23:59:59');
